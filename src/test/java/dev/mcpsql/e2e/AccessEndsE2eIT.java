// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.vocabulary.ProfileName;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token that was good is worth nothing at the very next request once its ground is gone. */
@ExtendWith(WithLiveServer.class)
class AccessEndsE2eIT {

    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    private final LiveServer server;

    AccessEndsE2eIT(LiveServer server) {
        this.server = server;
    }

    @Test
    void withDeactivation() {
        Person analyst = server.person("analyst");
        McpClient mcp = working(analyst);

        server.accounts().deactivate(analyst.username());

        denied(mcp, analyst, 401, DenialReason.INACTIVE_OR_NON_STAFF);
    }

    @Test
    void withTheLossOfTheProfile() {
        Person analyst = server.person("analyst");
        McpClient mcp = working(analyst);

        server.accounts().removeProfile(analyst.username(), new ProfileName("analyst"));

        HttpResponse<String> response = denied(mcp, analyst, 403, DenialReason.NO_PERM);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void withASecondProfile() {
        Person analyst = server.person("analyst");
        McpClient mcp = working(analyst);

        server.accounts().assignProfile(analyst.username(), new ProfileName("support"));

        denied(mcp, analyst, 403, DenialReason.AMBIGUOUS_PROFILE);
    }

    @Test
    void withSigningOut() {
        Person analyst = server.person("analyst");
        Browser browser = server.browser();
        McpClient mcp = McpClient.open(server, Era.MODERN, new OAuthDance(server).token(analyst, browser));
        mcp.query(HARMLESS).isAnswered();

        Page page = browser.open(server.at("/account/"));
        browser.press(page, "Sign out", Map.of());
        HttpResponse<String> response = mcp.tryQuery(HARMLESS);

        // One row tells of the sign-out and how many tokens it ended, the other of the call that came too late.
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(server.trails().denials(analyst))
                .containsExactly(DenialReason.SESSION_LOGOUT.code(), DenialReason.SESSION_LOGOUT.code());
    }

    @Test
    void withRevocation() {
        Person analyst = server.person("analyst");
        OAuthDance dance = new OAuthDance(server);
        String client = dance.register();
        String code = dance.authorize(client, analyst, server.browser()).get("code");
        String token = dance.redeem(client, String.valueOf(code))
                .required("access_token")
                .asString();
        McpClient mcp = McpClient.open(server, Era.LEGACY, token);
        mcp.query(HARMLESS).isAnswered();

        HttpResponse<String> strangers = dance.revoke(dance.register(), token);
        assertThat(strangers.statusCode()).isEqualTo(400);
        assertThat(strangers.body()).contains("\"invalid_grant\"");
        mcp.query(HARMLESS).isAnswered();
        assertThat(dance.revoke(client, token).statusCode()).isEqualTo(200);

        denied(mcp, analyst, 401, DenialReason.REVOKED);
    }

    @Test
    void withTheSecondUseOfItsCode() {
        Person analyst = server.person("analyst");
        OAuthDance dance = new OAuthDance(server);
        String client = dance.register();
        String code = String.valueOf(
                dance.authorize(client, analyst, server.browser()).get("code"));
        String token = dance.redeem(client, code).required("access_token").asString();
        McpClient mcp = McpClient.open(server, Era.MODERN, token);

        HttpResponse<String> replay = dance.tryToRedeem(client, code);

        assertThat(replay.statusCode()).isEqualTo(400);
        assertThat(replay.body()).contains("invalid_grant");
        denied(mcp, analyst, 401, DenialReason.REVOKED);
    }

    @Test
    void whenTheTrailCannotBeWritten() {
        Person analyst = server.person("analyst");
        McpClient mcp = working(analyst);
        int before = server.trails().queries(analyst).size();

        server.asSuperuser("revoke insert on mcp_sql.query_trail from mcp_sql_app");
        HttpResponse<String> withheld;
        try {
            withheld = mcp.tryQuery("SELECT status FROM orders WHERE id = 1");
        } finally {
            server.asSuperuser("grant insert on mcp_sql.query_trail to mcp_sql_app");
        }

        assertThat(withheld.body()).doesNotContain("delivered").contains("unavailable");
        assertThat(server.trails().queries(analyst)).hasSize(before);
        mcp.query(HARMLESS).isAnswered();
    }

    @Test
    void neverBeginsForAPersonWithoutAProfile() {
        Person stranger = server.stranger();
        Browser browser = server.browser();
        OAuthDance dance = new OAuthDance(server);

        Page page = browser.signIn(browser.open(dance.authorizationUrl(dance.register())), stranger);

        assertThat(page.offers("Allow")).isFalse();
        assertThat(server.trails().denials(stranger)).containsExactly(DenialReason.NO_PERM.code());
    }

    private McpClient working(Person person) {
        McpClient mcp = server.connect(Era.MODERN, person);
        mcp.query(HARMLESS).isAnswered();
        return mcp;
    }

    private HttpResponse<String> denied(McpClient mcp, Person person, int status, DenialReason reason) {
        List<String> calls = server.trails().queries(person);
        List<String> denials = new ArrayList<>(server.trails().denials(person));

        HttpResponse<String> response = mcp.tryQuery(HARMLESS);

        denials.add(reason.code());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(server.trails().denials(person)).containsExactlyElementsOf(denials);
        assertThat(server.trails().queries(person)).containsExactlyElementsOf(calls);
        return response;
    }
}
