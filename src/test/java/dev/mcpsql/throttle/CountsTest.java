// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.ThrottleSettings;
import dev.mcpsql.vocabulary.AddressBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one node remembers. */
class CountsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(6);

    private final Counts counts = new Counts(new ThrottleSettings(
            new ThrottleSettings.Limit(100, WINDOW), new ThrottleSettings.Limit(3, WINDOW), false));

    @Test
    void holdsBackBehindTheLimitUntilTheWindowOfTheFirstAttemptEnds() {
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(counts.attempt(guesser(1), NOON.plusSeconds(attempt))).isEmpty();
        }

        Instant end = NOON.plus(WINDOW);
        assertThat(counts.attempt(guesser(1), NOON.plusSeconds(200))).contains(end);
        assertThat(counts.attempt(guesser(1), end.minusMillis(1))).contains(end);
        assertThat(counts.attempt(guesser(1), end)).isEmpty();
    }

    @Test
    void countsEachKindAndAddressByItself() {
        times(100, guesser(1));

        assertThat(counts.attempt(guesser(1), NOON)).isPresent();
        assertThat(counts.attempt(guesser(2), NOON)).isEmpty();
        assertThat(counts.attempt(new Subject(Act.REGISTRATION, address(1)), NOON))
                .isEmpty();
    }

    @Test
    void staysSmallHoweverManyAddressesCome() {
        for (int at = 0; at < 5 * Counts.MOST; at++) {
            counts.attempt(guesser(at), NOON);
            assertThat(counts.size()).isLessThanOrEqualTo(Counts.MOST);
        }
    }

    @Test
    void doesNotForgetABlockForTheSakeOfNewcomers() {
        times(100, guesser(0));

        for (int at = 1; at < 5 * Counts.MOST; at++) {
            counts.attempt(guesser(at), NOON);
        }

        assertThat(counts.attempt(guesser(0), NOON)).isPresent();
    }

    @Test
    void forgetsWhatIsOverFirst() {
        for (int at = 0; at < Counts.MOST; at++) {
            counts.attempt(guesser(at), NOON);
        }

        counts.attempt(guesser(-1), NOON.plus(WINDOW));

        assertThat(counts.size()).isEqualTo(1);
    }

    /** An attacker with many addresses would write a row with each attempt. */
    @Test
    void sharesOnlyWhatHasReachedATenthOfTheLimit() {
        times(9, guesser(1));
        times(10, guesser(2));
        times(1, new Subject(Act.REGISTRATION, address(3)));

        assertThat(counts.unsent(10, NOON).stream().map(Map.Entry::getKey))
                .containsExactly(guesser(2), new Subject(Act.REGISTRATION, address(3)));
        assertThat(counts.unsent(1, NOON).stream().map(Map.Entry::getKey)).containsExactly(guesser(2));
    }

    @Test
    void sharesNothingTwiceAndNothingThatWasHeldBack() {
        times(150, guesser(1));
        Map.Entry<Subject, Count> unsent = counts.unsent(10, NOON).get(0);
        assertThat(unsent.getValue().unsent()).isEqualTo(100);

        counts.joined(guesser(1), stored(guesser(1), 100), 100);
        times(50, guesser(1));

        assertThat(counts.unsent(10, NOON)).isEmpty();
    }

    @Test
    void keepsWhatHappenedWhileItSent() {
        times(50, guesser(1));
        counts.joined(guesser(1), stored(guesser(1), 45), 40);

        assertThat(counts.unsent(10, NOON).get(0).getValue().total()).isEqualTo(55);
    }

    @Test
    void learnsOfBlocksAndOfTheirEnd() {
        counts.align(Map.of(guesser(1), stored(guesser(1), 100)), NOON);
        assertThat(counts.attempt(guesser(1), NOON)).isPresent();

        counts.align(Map.of(), NOON);
        assertThat(counts.attempt(guesser(1), NOON)).isEmpty();
    }

    /** The database has not heard of it yet, so that it is missing there says nothing. */
    @Test
    void keepsABlockOfItsOwnUntilItIsShared() {
        times(100, guesser(1));

        counts.align(Map.of(), NOON);

        assertThat(counts.attempt(guesser(1), NOON)).isPresent();
    }

    @Test
    void tellsOfABlockOnce() {
        times(99, guesser(1));
        assertThat(counts.tell(guesser(1))).isFalse();

        times(1, guesser(1));
        assertThat(List.of(counts.tell(guesser(1)), counts.tell(guesser(1)))).containsExactly(true, false);
    }

    private void times(int attempts, Subject subject) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            counts.attempt(subject, NOON);
        }
    }

    private static Stored stored(Subject subject, int attempts) {
        return new Stored(subject.key(), attempts, NOON.plus(WINDOW));
    }

    private static Subject guesser(int at) {
        return new Subject(Act.BAD_TOKEN, address(at));
    }

    private static AddressBlock address(int at) {
        return new AddressBlock("address " + at);
    }
}
