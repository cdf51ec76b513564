// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.client.Client;
import dev.mcpsql.client.ClientKind;
import dev.mcpsql.client.Redirects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentWordsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            PREREGISTERED | names itself nothing but | on this computer         | Every program can ask under this name
            REGISTERED    | calls itself             | on this computer         | Nobody checked that name
            METADATA      | calls itself             | on this computer         | any program on this computer can use it
            CLOUD         | operators of this server | outside of this computer | What it reads leaves this computer
            """)
    void sayWhoseWordTheNameIsAndWhereTheAnswerGoes(ClientKind kind, String who, String place, String caution) {
        Map<String, Object> words = ConsentWords.of(client(kind, "mcp-sql-x"));

        assertThat(words).containsEntry("clientName", "Agent").containsEntry("place", place);
        assertThat(words.get("who")).asString().contains(who);
        assertThat(words.get("caution")).asString().contains(caution, "recorded under your account");
    }

    @ParameterizedTest
    @EnumSource
    void nameAPublisherOnlyWhereThereIsADocument(ClientKind kind) {
        Map<String, Object> words = ConsentWords.of(client(kind, "https://client.example:443/metadata.json"));

        assertThat(words)
                .containsEntry("published", kind == ClientKind.METADATA)
                .containsEntry("publisher", kind == ClientKind.METADATA ? "client.example" : "");
    }

    private static Client client(ClientKind kind, String id) {
        return new Client(id, kind, "Agent", new Redirects.OnLoopback(List.of()), Instant.EPOCH);
    }
}
