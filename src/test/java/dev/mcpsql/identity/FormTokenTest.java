// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

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
}
