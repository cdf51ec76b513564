// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line: public URL, Host, Origin (empty means none was sent), whether the request comes in. */
class OwnOriginTest {

    @ParameterizedTest(name = "{0} Host {1} Origin {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            http://localhost:8080 | localhost:8080 | | true
            http://localhost:8080 | LOCALHOST:8080 | HTTP://LocalHost:8080 | true
            http://localhost:8080 | localhost:8080 | http://localhost:8080 | true
            http://localhost:8080 | localhost:8080 | null | false
            http://localhost:8080 | localhost:8080 | https://localhost:8080 | false
            http://localhost:8080 | localhost:8080 | http://localhost:8081 | false
            http://localhost:8080 | localhost:8080 | http://localhost | false
            http://localhost:8080 | localhost:8080 | http://localhost:8080.evil.test | false
            http://localhost:8080 | localhost:8080 | http://localhost.evil.test:8080 | false
            http://localhost:8080 | localhost:8080 | http://localhost:8080@evil.test | false
            http://localhost:8080 | localhost:8080 | http://localhost:8080/ | false
            http://localhost:8080 | localhost:8080 | http://127.0.0.1:8080 | false
            http://localhost:8080 | localhost:8080 | http://[::1]:8080 | false
            http://localhost:8080 | 127.0.0.1:8080 | | false
            http://localhost:8080 | localhost | | false
            http://localhost:8080 | localhost.evil.test:8080 | | false
            http://localhost:8080 | evil.test | http://evil.test | false
            https://data.example.com | data.example.com | https://data.example.com | true
            https://data.example.com | data.example.com:443 | https://data.example.com | true
            https://data.example.com | data.example.com | https://data.example.com:443 | true
            https://data.example.com | data.example.com:80 | | false
            https://data.example.com | data.example.com | http://data.example.com | false
            https://data.example.com | data.example.com.evil.test | | false
            http://[::1]:8080 | [::1]:8080 | http://[::1]:8080 | true
            http://[::1] | [::1]:80 | | true
            """)
    void tellsItsOwnFromForeign(String publicUrl, String host, String origin, boolean covered) {
        OwnOrigin own = new OwnOrigin(TestSettings.at(publicUrl));

        assertThat(own.covers(List.of(host), Stream.ofNullable(origin).toList()))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            localhost:8080,localhost:8080 | ''
            localhost:8080 | http://localhost:8080,http://localhost:8080
            '' | ''
            """)
    void wantsEachHeaderOnce(String hosts, String origins) {
        OwnOrigin own = new OwnOrigin(TestSettings.at("http://localhost:8080"));

        assertThat(own.covers(list(hosts), list(origins))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            '' | true
            null | true
            http://localhost:8080 | true
            HTTP://LOCALHOST:8080 | true
            http://localhost:8081 | false
            https://localhost:8080 | false
            http://evil.test | false
            http://localhost:8080.evil.test | false
            null,null | false
            null,http://evil.test | false
            http://localhost:8080,http://evil.test | false
            """)
    void letsFormsComeFromItsOwnPages(String origins, boolean may) {
        OwnOrigin own = new OwnOrigin(TestSettings.at("http://localhost:8080"));

        assertThat(own.maySend(list(origins))).isEqualTo(may);
    }

    private static List<String> list(String values) {
        return values.isEmpty() ? List.of() : List.of(values.split(",", -1));
    }
}
