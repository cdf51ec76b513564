// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.Settings.PublicUrl;
import dev.mcpsql.vocabulary.DenialReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The published mapping of denials to HTTP. */
class DenialAnswerTest {

    private static final PublicUrl URL = new PublicUrl("https://data.example.com");

    private static final String POINTER =
            "resource_metadata=\"https://data.example.com/.well-known/oauth-protected-resource/mcp/sql\", scope=\"mcp:sql\"";

    @ParameterizedTest
    @CsvSource(textBlock = """
            REVOKED,               401, invalid_token
            SESSION_LOGOUT,        401, invalid_token
            NO_SESSION,            401, invalid_token
            INACTIVE_OR_NON_STAFF, 401, invalid_token
            BAD_AUDIENCE,          401, invalid_token
            BAD_APPLICATION,       401, invalid_token
            BAD_SCOPE,             403, insufficient_scope
            """)
    void challengesWhereANewTokenHelps(DenialReason reason, int status, String error) {
        DenialAnswer answer = DenialAnswer.to(reason, URL);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.challenge().orElseThrow().header())
                .startsWith("Bearer error=\"" + error + "\", error_description=\"")
                .endsWith("\", " + POINTER);
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_PERM", "AMBIGUOUS_PROFILE", "NO_MFA"})
    void doesNotSendPeopleInCircles(DenialReason reason) {
        DenialAnswer answer = DenialAnswer.to(reason, URL);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.challenge()).isEmpty();
        assertThat(answer.body()).contains("\"error\":\"" + reason.code() + "\"");
    }

    @Test
    void tellsStrangersNothing() {
        DenialAnswer answer = DenialAnswer.toStranger(URL);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge().orElseThrow().header()).isEqualTo("Bearer " + POINTER);
    }

    /** RFC 6750 §3: %x20-21 / %x23-5B / %x5D-7E. */
    @ParameterizedTest
    @EnumSource
    void advisesInCharactersThatAHeaderMayHold(DenialReason reason) {
        assertThat(DenialAdvice.of(reason)).matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }
}
