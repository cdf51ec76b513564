// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses an operator names by one line. */
class AddressRangeTest {

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.7           | 10.0.0.7        | true
            10.0.0.7           | 10.0.0.8        | false
            10.0.0.0/24        | 10.0.0.255      | true
            10.0.0.0/24        | 10.0.1.0        | false
            10.0.0.0/24        | ::ffff:10.0.0.9 | true
            10.0.0.0/24        | a00::           | false
            2001:db8::/32      | 2001:db8:9::1   | true
            2001:db8::/32      | 2001:db9::1     | false
            2001:db8::1        | 2001:db8::1     | true
            128.0.0.0/1        | 255.0.0.1       | true
            """)
    void holdsThem(String range, String address, boolean held) {
        assertThat(AddressRange.of(range).contains(IpAddress.of(address).orElseThrow()))
                .isEqualTo(held);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            proxy.example.com | expected addresses such as
            10.0.0            | expected addresses such as
            ''                | expected addresses such as
            *                 | expected addresses such as
            0.0.0.0/0         | is 1 to 32
            ::/0              | is 1 to 128
            10.0.0.0/33       | is 1 to 32
            10.0.0.1/24       | has bits set behind its prefix
            10.0.0.0/x        | expected a number of bits
            10.0.0.0/         | expected a number of bits
            """)
    void isNothingElse(String written, String sentence) {
        assertThatThrownBy(() -> AddressRange.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
