// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One person has so many requests open, and each place comes back once. */
class OpenRequestsTest {

    private static final UUID PERSON = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final OpenRequests open = new OpenRequests(2);

    @Test
    void keepsOneMoreOut() {
        assertThat(open.enter(PERSON)).isPresent();
        assertThat(open.enter(PERSON)).isPresent();

        assertThat(open.enter(PERSON)).isEmpty();
        assertThat(open.enter(OTHER)).isPresent();
    }

    @Test
    void givesAPlaceBackOnce() {
        Runnable first = open.enter(PERSON).orElseThrow();
        assertThat(open.enter(PERSON)).isPresent();

        first.run();
        first.run();

        assertThat(open.enter(PERSON)).isPresent();
        assertThat(open.enter(PERSON)).isEmpty();
    }
}
