// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/callback",
                "http://127.0.0.1:1234/callback",
                "http://localhost:3335/oauth/callback",
                "http://localhost:65535",
                "http://[::1]:8000/cb?x=1",
                "http://localhost/a%20b"
            })
    void isOnThisMachine(String uri) {
        assertThat(RedirectUri.of(uri)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "callback",
                "https://localhost:1234/callback",
                "https://evil.test/callback",
                "http://evil.test/callback",
                "http://localhost.evil.test/callback",
                "http://127.0.0.1.evil.test/callback",
                "http://127.0.0.1@evil.test/callback",
                "http://evil@127.0.0.1/callback",
                "http://localhost:1234@evil.test/callback",
                "http://localhost:1234\\@evil.test/callback",
                "http://localhost/callback#fragment",
                "http://localhost/*",
                "http://*/callback",
                "http://localhost:*/callback",
                "http://localhost:0/callback",
                "http://localhost:65536/callback",
                "http://localhost:/callback",
                "http://127.1/callback",
                "http://127.0.0.2/callback",
                "http://0x7f000001/callback",
                "http://2130706433/callback",
                "http://0.0.0.0/callback",
                "http://[::ffff:127.0.0.1]/callback",
                "http://[0:0:0:0:0:0:0:1]/callback",
                "http://LOCALHOST/callback",
                "HTTP://localhost/callback",
                "http:/localhost/callback",
                "http:localhost/callback",
                "//localhost/callback",
                "http://localhost/call back",
                "http://localhost/\r\nSet-Cookie: a=b",
                "http://localhost/%zz",
                "http://localhost/ä",
                "javascript:alert(1)//localhost",
                "data:text/html,x",
                "cursor://callback",
                "http://localhost/callback "
            })
    void isNowhereElse(String uri) {
        assertThat(RedirectUri.of(uri)).isEmpty();
    }

    @Test
    void hasALimit() {
        assertThat(RedirectUri.of("http://localhost/" + "a".repeat(3000))).isEmpty();
        assertThat(RedirectUri.of("http://localhost/" + "%".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(textBlock = """
            http://localhost:1/callback, http://localhost:1/callback, true
            http://localhost:1/callback, http://localhost:2/callback, true
            http://localhost/callback, http://localhost:2/callback, true
            http://127.0.0.1/cb?x=1, http://127.0.0.1:9/cb?x=1, true
            http://[::1]/cb, http://[::1]:9/cb, true
            http://localhost/callback, http://127.0.0.1/callback, false
            http://127.0.0.1/callback, http://[::1]/callback, false
            http://localhost/callback, http://localhost/callback/, false
            http://localhost/callback, http://localhost/Callback, false
            http://localhost/callback, http://localhost/callback?x=1, false
            http://localhost/cb?x=1, http://localhost/cb?x=2, false
            http://localhost/callback, http://localhost/a/../callback, false
            http://localhost/callback, http://localhost/%63allback, false
            """)
    void admitsTheSameUriOnAnyPort(String registered, String requested, boolean admitted) {
        assertThat(new RedirectUri(registered).admits(new RedirectUri(requested)))
                .isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            http://localhost:4567/callback, localhost:4567, http://localhost:4567
            http://127.0.0.1/callback, 127.0.0.1, http://127.0.0.1
            http://[::1]:8000/cb?x=1, [::1]:8000, http:
            """)
    void namesItsOrigin(String uri, String authority, String policySource) {
        assertThat(new RedirectUri(uri).authority()).isEqualTo(authority);
        assertThat(new RedirectUri(uri).policySource()).isEqualTo(policySource);
    }
}
