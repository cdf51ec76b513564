// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.AdjustableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FetchBudgetTest {

    private final AdjustableClock clock = new AdjustableClock(Instant.EPOCH);
    private final FetchBudget budget = new FetchBudget(clock);

    @Test
    void givesAHostItsShareInAWindow() {
        for (int i = 0; i < FetchBudget.OF_A_HOST; i++) {
            assertThat(spend("a.example", "asker " + i)).isTrue();
        }

        assertThat(spend("a.example", "somebody else")).isFalse();
        assertThat(spend("b.example", "somebody else")).isTrue();
        clock.advance(FetchBudget.WINDOW);
        assertThat(spend("a.example", "somebody else")).isTrue();
    }

    @Test
    void givesAnAskerItsShareInAWindow() {
        for (int i = 0; i < FetchBudget.OF_AN_ASKER; i++) {
            assertThat(spend(i + ".example", "192.0.2.1")).isTrue();
        }

        assertThat(spend("next.example", "192.0.2.1")).isFalse();
        assertThat(spend("next.example", "192.0.2.2")).isTrue();
    }

    /** One who keeps asking must not use up what others may read of a host. */
    @Test
    void leavesAHostToTheOthers() {
        for (int i = 0; i < 10 * FetchBudget.OF_A_HOST; i++) {
            spend("a.example", "192.0.2.1");
        }

        assertThat(spend("a.example", "192.0.2.2")).isTrue();
    }

    @Test
    void readsSoMuchAtATime() {
        List<Boolean> further = new ArrayList<>();

        nested(FetchBudget.AT_A_TIME, further);

        assertThat(further).containsExactly(false);
        assertThat(spend("after.example", "after")).isTrue();
    }

    @Test
    void staysSmallInAFlood() {
        for (int i = 0; i < FetchBudget.MAX_SUBJECTS; i++) {
            spend(i + ".example", "asker " + i);
        }

        assertThat(spend("late.example", "late")).isFalse();
        assertThat(spend("0.example", "asker 0")).isTrue();
        clock.advance(FetchBudget.WINDOW);
        assertThat(spend("late.example", "late")).isTrue();
    }

    private void nested(int depth, List<Boolean> further) {
        budget.spend("h" + depth + ".example", "a" + depth, () -> {
            if (depth > 1) {
                nested(depth - 1, further);
            } else {
                further.add(spend("one-more.example", "one more"));
            }
            return depth;
        });
    }

    private boolean spend(String host, String asker) {
        Optional<String> done = budget.spend(host, asker, () -> "read");
        return done.isPresent();
    }
}
