// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.AddressBlock;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTokenTest {

    private final RandomTokens tokens = new RandomTokens(new SecureRandom());

    @Test
    void belongsToItsCookieOnly() {
        String cookie = tokens.next();
        FormToken token = FormToken.of(cookie);

        assertThat(token.matches(FormToken.of(cookie).value())).isTrue();
        assertThat(token.matches(FormToken.of(tokens.next()).value())).isFalse();
        assertThat(token.matches(cookie)).isFalse();
        assertThat(token.matches("")).isFalse();
    }

    @Test
    void cookiesAre256RandomBits() {
        assertThat(tokens.next()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(tokens.next());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            192.0.2.7, 192.0.2.7
            2001:db8:1:2:3:4:5:6, 20010db800010002/64
            2001:db8:1:2:ffff::1, 20010db800010002/64
            ::1, 0000000000000000/64
            """)
    void countsIpv6ByItsNetwork(String address, String block) {
        assertThat(AddressBlock.of(address).value()).isEqualTo(block);
    }
}
