// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.DenialReason;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where a second factor is required, access ends with it, in the middle of a session too. */
@FurtherServer
@ExtendWith(WithLiveServer.class)
class LostFactorE2eIT {

    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    private final LiveServer shared;

    LostFactorE2eIT(LiveServer shared) {
        this.shared = shared;
    }

    @Test
    void endsAccessAtTheNextCallAndAtTheNextConsent(@TempDir Path directory) {
        try (LiveServer strict =
                shared.another(directory, text -> text.replace("mfa-required=false", "mfa-required=true"))) {
            Person person = strict.personWithSecondFactor("analyst");
            OAuthDance dance = new OAuthDance(strict);
            Browser browser = strict.browser();
            McpClient mcp = McpClient.open(strict, Era.MODERN, dance.token(person, browser));
            mcp.query(HARMLESS).isAnswered();

            strict.accounts().removeTotp(person.username());

            HttpResponse<String> late = mcp.tryQuery(HARMLESS);
            assertThat(late.statusCode()).as(late.body()).isIn(401, 403);
            assertThat(strict.trails().denials(person)).containsExactly(DenialReason.NO_MFA.code());
            assertThat(browser.open(dance.authorizationUrl(dance.register())).offers("Allow"))
                    .isFalse();
        }
    }
}
