// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentAddressTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://claude.ai/oauth/claude-code-client-metadata, claude.ai, /oauth/claude-code-client-metadata
            https://client.example/metadata.json, client.example, /metadata.json
            https://client.example:443/a/b/, client.example, /a/b/
            https://xn--bcher-kva.example/c, xn--bcher-kva.example, /c
            https://client.example/a..b/.well-known, client.example, /a..b/.well-known
            https://client.example/%41, client.example, /%41
            """)
    void namesHostAndPath(String clientId, String host, String path) {
        assertThat(DocumentAddress.of(clientId)).contains(new DocumentAddress(clientId, host, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https://client.example",
                "https://client.example/",
                "https://client.example//a",
                "https://client.example/a//b",
                "https://client.example/.",
                "https://client.example/./a",
                "https://client.example/..",
                "https://client.example/a/../b",
                "https://client.example/a/..",
                "https://client.example/%2e/a",
                "https://client.example/a/%2E%2e",
                "https://client.example/.%2e/a",
                "https://client.example/a?b",
                "https://client.example/a?",
                "https://client.example/a#b",
                "https://client.example/a#",
                "https://client.example/a b",
                "https://client.example/a\r\nHost: x",
                "https://client.example/a\\b",
                "https://client.example/ä",
                "https://client.example/%",
                "https://client.example/%zz",
                "https://user@client.example/a",
                "https://user:word@client.example/a",
                "https://client.example@evil.example/a",
                "https://client.example:8443/a",
                "https://client.example:0443/a",
                "https://client.example:/a",
                "https://client.example:80/a",
                "https://client.example./a",
                "https://.client.example/a",
                "https://client..example/a",
                "https://CLIENT.example/a",
                "https://client/a",
                "https://localhost/a",
                "https://127.0.0.1/a",
                "https://127.1/a",
                "https://2130706433/a",
                "https://0x7f.0.0.1/a",
                "https://0x7f000001/a",
                "https://client.0x7f/a",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/a",
                "https://[::ffff:169.254.169.254]/a",
                "https://-client.example/a",
                "https://client-.example/a",
                "https://client_1.example/a",
                "https://bücher.example/a",
                "https://client。example/a",
                "http://client.example/a",
                "HTTPS://client.example/a",
                "https:/client.example/a",
                "https:client.example/a",
                "//client.example/a",
                "file:///etc/passwd",
                "javascript:alert(1)",
                " https://client.example/a",
                "https://client.example/a ",
                "https://client.example/a\n"
            })
    void isNothingElse(String clientId) {
        assertThat(DocumentAddress.of(clientId)).isEmpty();
    }

    @Test
    void hasALimit() {
        assertThat(DocumentAddress.of("https://client.example/" + "a".repeat(600)))
                .isEmpty();
        assertThat(DocumentAddress.of("https://" + "a.".repeat(130) + "example/a"))
                .isEmpty();
        assertThat(DocumentAddress.of("https://" + "a".repeat(64) + ".example/a"))
                .isEmpty();
    }
}
