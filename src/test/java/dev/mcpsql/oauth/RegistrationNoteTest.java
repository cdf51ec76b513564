// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.client.ClientMetadata;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answer to a registration says of what it does not grant. */
class RegistrationNoteTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"redirect_uris\":[\"http://localhost/cb\"]}",
                "{\"redirect_uris\":[\"http://localhost/cb\",\"http://localhost/cb\"],\"token_endpoint_auth_method\":\"none\"}",
                "{\"redirect_uris\":[\"http://localhost/cb\"],\"software_id\":\"x\",\"application_type\":\"native\",\"client_uri\":\"y\"}"
            })
    void isSilentWhenAllWasGranted(String body) {
        assertThat(note(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["https://evil.example/cb","http://localhost/cb"] | 1
            ["https://vscode.dev/redirect","http://localhost/cb","cursor://cb","com.example:/cb"] | 3
            ["http://localhost/cb","http://127.0.0.1/cb","http://10.0.0.1/cb"] | 1
            ["http://localhost/cb",7,null,["http://localhost/x"]] | 3
            """)
    void countsWhatWasDroppedAndRepeatsNothingOfIt(String uris, int dropped) {
        Map<String, Object> note = note("{\"redirect_uris\":" + uris + "}");

        assertThat(note).containsEntry("redirect_uris_dropped", dropped);
        assertThat(String.valueOf(note.get("note")))
                .contains("loopback")
                .doesNotContain("evil", "vscode", "cursor", "com.example", "10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_post", "client_secret_basic", "private_key_jwt", "NONE of these"})
    void tellsAClientThatAskedForASecretThatThereIsNone(String method) {
        assertThat(note("{\"redirect_uris\":[\"http://localhost/cb\"],\"token_endpoint_auth_method\":\"" + method
                        + "\"}"))
                .containsOnlyKeys("note")
                .hasEntrySatisfying("note", note -> assertThat(note.toString()).contains("public"));
    }

    @Test
    void saysBoth() {
        assertThat(String.valueOf(note("""
                {"redirect_uris":["http://localhost/cb","https://a.example/cb"],"token_endpoint_auth_method":"client_secret_post"}
                """).get("note"))).contains("loopback", "public");
    }

    private static Map<String, Object> note(String body) {
        return ClientMetadata.of(body).match(RegistrationNote::of, faulty -> Map.of("fault", faulty.sentence()));
    }
}
