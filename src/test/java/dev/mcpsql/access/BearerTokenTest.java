// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line is a header and the token in it, if there is one. */
class BearerTokenTest {

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            Bearer abc.DEF-123_~+/|abc.DEF-123_~+/
            bearer abc|abc
            BEARER abc|abc
            Bearer   abc|abc
            Bearer abc==|abc==
            """)
    void readsTheToken(String header, String token) {
        assertThat(BearerToken.of(List.of(header))).contains(token);
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            ''
            Bearer
            'Bearer '
            'Bearer    '
            Bearer ==
            Bearerabc
            Bearers abc
            Basic abc
            ' Bearer abc'
            Bearer abc def
            'Bearer abc '
            Bearer abc=def
            Bearer abc,def
            Bearer a"b
            Bearer ä
            """)
    void findsNoneInAnythingElse(String header) {
        assertThat(BearerToken.of(List.of(header))).isEmpty();
    }

    @Test
    void findsNoneBehindATab() {
        assertThat(BearerToken.of(List.of("Bearer\tabc"))).isEmpty();
    }

    @Test
    void takesTokensUpToItsBound() {
        assertThat(BearerToken.of(List.of("Bearer " + "a".repeat(8192)))).isPresent();
        assertThat(BearerToken.of(List.of("Bearer " + "a".repeat(8193)))).isEmpty();
    }

    @Test
    void findsNoneInNoHeaderOrTwo() {
        assertThat(BearerToken.of(List.of())).isEmpty();
        assertThat(BearerToken.of(List.of("Bearer abc", "Bearer abc"))).isEmpty();
    }
}
