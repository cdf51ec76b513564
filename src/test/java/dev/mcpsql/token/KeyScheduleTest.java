// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys sign for 90 days and tokens live for six hours; instants are minutes since some midnight. */
class KeyScheduleTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    private final KeySchedule schedule = new KeySchedule(Duration.ofDays(90), Duration.ofHours(6));

    @ParameterizedTest(name = "keys from {0}, at {1}: {2} signs, {3} waits, successor due {4}, outlived {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -             | 0      | - | -      | true  | -
            0             | 0      | 0 | -      | false | -
            0             | 129589 | 0 | -      | false | -
            0             | 129590 | 0 | -      | true  | -
            0             | 999999 | 0 | -      | true  | -
            0 129600      | 129599 | 0 | 129600 | false | -
            0 129600      | 129600 | 129600 | - | false | -
            0 129600      | 129964 | 129600 | - | false | -
            0 129600      | 129965 | 129600 | - | false | 0
            0 100 200     | 150    | 100 | 200  | false | -
            0 100 200     | 465    | 200 | -    | false | 0
            0 100 200     | 565    | 200 | -    | false | 0 100
            50            | 0      | - | 50     | false | -
            """)
    void followsOneKeyWithTheNext(
            String begins, long at, String signing, String waiting, boolean successorDue, String outlived) {
        List<SigningKey> keys = minutes(begins).map(KeyScheduleTest::keyFrom).toList();
        Instant now = minute(Long.toString(at));

        assertThat(schedule.signing(keys, now))
                .isEqualTo(Optional.ofNullable(signing).map(KeyScheduleTest::keyFrom));
        assertThat(schedule.waiting(keys, now))
                .isEqualTo(Optional.ofNullable(waiting).map(KeyScheduleTest::keyFrom));
        assertThat(schedule.successorDue(keys, now)).isEqualTo(successorDue);
        assertThat(schedule.outlived(keys, now))
                .isEqualTo(minutes(outlived).map(KeyScheduleTest::keyFrom).toList());
    }

    private static Stream<String> minutes(String list) {
        return Optional.ofNullable(list).stream().flatMap(text -> Stream.of(text.split(" ", -1)));
    }

    private static SigningKey keyFrom(String minute) {
        return new SigningKey("from-" + minute, minute(minute), minute(minute), Optional.empty());
    }

    private static Instant minute(String minute) {
        return MIDNIGHT.plus(Duration.ofMinutes(Long.parseLong(minute)));
    }
}
