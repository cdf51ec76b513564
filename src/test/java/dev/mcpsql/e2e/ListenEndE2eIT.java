// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of streams of changes when the server ends, or its database. */
@FurtherServer
@ExtendWith(WithLiveServer.class)
class ListenEndE2eIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final LiveServer shared;

    ListenEndE2eIT(LiveServer shared) {
        this.shared = shared;
    }

    @Test
    void comesWithAResultWhenTheServerEnds(@TempDir Path directory) throws Exception {
        try (LiveServer ending = shared.another(directory);
                ListenStream stream = ListenStream.open(ending.connect(Era.MODERN, ending.person("analyst")))) {
            ending.terminate();

            assertThat(stream.endsWithin(SOON)).isTrue();
            assertThat(ending.endsWithin(SOON)).isTrue();
        }
    }

    @Test
    void comesWhenNobodyKnowsForHalfAMinuteWhetherTheirTokensHold(@TempDir Path directory) throws Exception {
        try (Relay relay = Relay.closedTo(shared.databasePort())) {
            relay.open();
            try (LiveServer cut = shared.another(
                            directory,
                            text -> text.replace(":" + shared.databasePort() + "/", ":" + relay.port() + "/"));
                    ListenStream stream = ListenStream.open(cut.connect(Era.MODERN, cut.person("analyst")))) {
                relay.shut();

                assertThat(stream.next(Duration.ofSeconds(10))).isEmpty();
                assertThat(stream.endsWithin(Duration.ofSeconds(40))).isTrue();
            }
        }
    }
}
