// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLifetimeTest {

    @ParameterizedTest(name = "{0}: {1} minutes")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                              | 60
            public                            | 60
            max-age=1800                      | 30
            Max-Age=1800                      | 30
            max-age="1800"                    | 30
            public, max-age=1800              | 30
            max-age=0                         | 5
            max-age=299                       | 5
            max-age=86401                     | 1440
            max-age=99999999999999999999999   | 1440
            max-age=3600, s-maxage=1800       | 30
            s-maxage=0, max-age=86400         | 5
            max-age=86400, no-store           | 5
            no-cache                          | 5
            private, max-age=86400            | 5
            no-cache="Set-Cookie"             | 5
            max-age=-1                        | 60
            max-age=x                         | 60
            x-max-age=1800                    | 60
            """)
    void followsTheServerWithinBounds(String header, int minutes) {
        List<String> headers = Stream.ofNullable(header).toList();

        assertThat(CacheLifetime.of(headers)).hasMinutes(minutes);
    }
}
