// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.client.RedirectUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line: what a client sends, and what is kept of it or why nothing is. */
class RegistrationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"redirect_uris":["http://localhost:1/cb"]} | Unnamed client [http://localhost:1/cb]
            {"client_name":"A","redirect_uris":["http://127.0.0.1/cb"],"token_endpoint_auth_method":"client_secret_post","software_id":"x","application_type":"native","scope":"a b"} | A [http://127.0.0.1/cb]
            {"client_name":"A","redirect_uris":["http://localhost/cb"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"]} | A [http://localhost/cb]
            {"client_name":"A","redirect_uris":["https://vscode.dev/redirect","http://localhost/cb","http://localhost/cb"]} | A [http://localhost/cb]
            {"client_name":" A\\u202E\\u0000\\nB\\u200b ","redirect_uris":["http://localhost/cb"]} | A B [http://localhost/cb]
            {"client_name":7,"redirect_uris":["http://localhost/cb"]} | Unnamed client [http://localhost/cb]
            {"redirect_uris":["https://evil.test/cb"]} | invalid_redirect_uri
            {"redirect_uris":["http://localhost.evil.test/cb"]} | invalid_redirect_uri
            {"redirect_uris":[]} | invalid_redirect_uri
            {"redirect_uris":"http://localhost/cb"} | invalid_redirect_uri
            {"redirect_uris":[["http://localhost/cb"]]} | invalid_redirect_uri
            {} | invalid_redirect_uri
            {"redirect_uris":["http://localhost/cb"],"grant_types":["client_credentials"]} | invalid_client_metadata
            {"redirect_uris":["http://localhost/cb"],"grant_types":[]} | invalid_client_metadata
            {"redirect_uris":["http://localhost/cb"],"response_types":["token"]} | invalid_client_metadata
            {"redirect_uris":["http://localhost/cb"],"redirect_uris":["http://localhost/other"]} | invalid_client_metadata
            [] | invalid_client_metadata
            null | invalid_client_metadata
            {"redirect_uris":["http://localhost/cb"] | invalid_client_metadata
            `` | invalid_client_metadata
            """)
    void keepsWhatItMay(String json, String outcome) {
        String kept = Registration.of(json)
                .match(
                        wanted -> wanted.name() + " "
                                + wanted.redirectUris().stream()
                                        .map(RedirectUri::value)
                                        .toList(),
                        error -> error.code().code());

        assertThat(kept).isEqualTo(outcome);
    }
}
