// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            192.0.2.7, 192.0.2.7
            ::ffff:192.0.2.7, 192.0.2.7
            2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64
            2001:db8:1:2:ffff::1, 2001:db8:1:2::/64
            2001:db8:1:2::/64, 2001:db8:1:2::/64
            ::1, 0:0:0:0::/64
            not an address, not an address
            """)
    void countsIpv6ByItsNetwork(String address, String block) {
        assertThat(AddressBlock.of(address).value()).isEqualTo(block);
    }
}
