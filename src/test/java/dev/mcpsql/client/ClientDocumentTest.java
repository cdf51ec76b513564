// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line: what a document says (ID for its own address), and what is kept of it or why nothing is. */
class ClientDocumentTest {

    private static final DocumentAddress ADDRESS =
            DocumentAddress.of("https://client.example/metadata.json").orElseThrow();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb","http://127.0.0.1/cb"]} | A [http://localhost/cb, http://127.0.0.1/cb]
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb"],"token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"logo_uri":"http://169.254.169.254/","jwks_uri":"file:///etc/passwd"} | A [http://localhost/cb]
            {"client_id":ID,"client_name":"A","redirect_uris":["https://client.example/cb","app:/cb","http://localhost/cb"]} | A [http://localhost/cb]
            {"client_id":ID,"client_name":"A\\u202E\\nB","redirect_uris":["http://localhost/cb"]} | A B [http://localhost/cb]
            {"client_id":ID,"client_name":"A","redirect_uris":["https://client.example/cb"]} | REDIRECTS
            {"client_id":ID,"client_name":"A","redirect_uris":[]} | REDIRECTS
            {"client_id":ID,"client_name":"A"} | REDIRECTS
            {"client_id":ID,"redirect_uris":["http://localhost/cb"]} | NAMELESS
            {"client_id":ID,"client_name":" ","redirect_uris":["http://localhost/cb"]} | NAMELESS
            {"client_id":ID,"client_name":["A"],"redirect_uris":["http://localhost/cb"]} | NAMELESS
            {"client_name":"A","redirect_uris":["http://localhost/cb"]} | FOREIGN
            {"client_id":"https://client.example/metadata.json/","client_name":"A","redirect_uris":["http://localhost/cb"]} | FOREIGN
            {"client_id":"https://client.example:443/metadata.json","client_name":"A","redirect_uris":["http://localhost/cb"]} | FOREIGN
            {"client_id":"https://CLIENT.example/metadata.json","client_name":"A","redirect_uris":["http://localhost/cb"]} | FOREIGN
            {"client_id":[ID],"client_name":"A","redirect_uris":["http://localhost/cb"]} | FOREIGN
            {"client_id":ID,"client_id":"x","client_name":"A","redirect_uris":["http://localhost/cb"]} | MALFORMED
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb"],"token_endpoint_auth_method":"private_key_jwt"} | CONFIDENTIAL
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb"],"token_endpoint_auth_method":"client_secret_basic"} | CONFIDENTIAL
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb"],"token_endpoint_auth_method":null} | CONFIDENTIAL
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb"],"client_secret":"x"} | CONFIDENTIAL
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb"],"grant_types":["client_credentials"]} | METADATA
            {"client_id":ID,"client_name":"A","redirect_uris":["http://localhost/cb"],"response_types":["token"]} | METADATA
            [{"client_id":ID}] | MALFORMED
            "x" | MALFORMED
            null | MALFORMED
            <html></html> | MALFORMED
            {"client_id":ID | MALFORMED
            `` | MALFORMED
            """)
    void isKeptOrRefused(String written, String outcome) {
        String kept = ClientDocument.of(written.replace("ID", "\"" + ADDRESS.value() + "\""), ADDRESS)
                .match(
                        good -> good.name() + " "
                                + good.redirectUris().stream()
                                        .map(RedirectUri::value)
                                        .toList(),
                        Enum::name);

        assertThat(kept).isEqualTo(outcome);
    }
}
