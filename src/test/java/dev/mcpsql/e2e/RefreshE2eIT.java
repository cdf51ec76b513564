// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the switch is on, clients renew their tokens on the wire, each refresh token once (OAuth 2.1 §4.3). */
@FurtherServer
@ExtendWith(WithLiveServer.class)
class RefreshE2eIT {

    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    private final LiveServer shared;

    RefreshE2eIT(LiveServer shared) {
        this.shared = shared;
    }

    @Test
    void renewsOnceAndEndsAllAtTheSecondUse(@TempDir Path directory) {
        try (LiveServer server = shared.another(directory, "mcp-sql.token.refresh=true\n")) {
            OAuthDance dance = new OAuthDance(server);
            assertThat(dance.metadata().required("grant_types_supported").toString())
                    .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
            String client = dance.register();
            String code = dance.authorize(client, server.person("analyst"), server.browser())
                    .getOrDefault("code", "");
            JsonNode first = dance.redeem(client, code);

            HttpResponse<String> renewed = dance.renew(client, refresh(first));
            assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
            assertThat(renewed.headers().firstValue("Cache-Control")).hasValue("no-store");
            JsonNode second = JsonMapper.shared().readTree(renewed.body());
            assertThat(refresh(second)).isNotEqualTo(refresh(first));
            McpClient mcp = McpClient.open(
                    server, Era.MODERN, second.required("access_token").asString());
            mcp.query(HARMLESS).isAnswered();

            refused(dance.renew(dance.register(), refresh(second)));
            refused(dance.renew(client, refresh(first)));
            refused(dance.renew(client, refresh(second)));
            assertThat(mcp.tryQuery(HARMLESS).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void isUnknownWhereTheSwitchIsOff() {
        OAuthDance dance = new OAuthDance(shared);

        HttpResponse<String> answer = dance.renew(dance.register(), "x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"unsupported_grant_type\"");
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JsonMapper.shared().readTree(answer.body()).required("error").asString())
                .isEqualTo("invalid_grant");
    }

    private static String refresh(JsonNode tokens) {
        return tokens.required("refresh_token").asString();
    }
}
