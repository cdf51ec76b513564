// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that tells nobody when registrations are held back. */
@FurtherServer
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InertRegistrationE2eIT {

    private static final int LIMIT = 2;

    private final LiveServer server;
    private final OAuthDance dance;

    InertRegistrationE2eIT(LiveServer shared, @TempDir Path directory) {
        this.server = shared.another(
                directory,
                text -> text.replace("registration.attempts=10000", "registration.attempts=" + LIMIT)
                        + "\nmcp-sql.throttle.registration.inert=true\n");
        this.dance = new OAuthDance(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void answersAsAlwaysWithAClientThatDoesNotExist() {
        JsonNode real = registered();
        registered();

        JsonNode inert = registered();

        assertThat(inert.propertyNames()).containsExactlyElementsOf(real.propertyNames());
        assertThat(id(inert)).matches("mcp-sql-[A-Za-z0-9_-]{22}").isNotEqualTo(id(real));
        assertThat(server.has("select from mcp_sql.oauth_client where client_id = '" + id(real) + "'"))
                .isTrue();
        assertThat(server.has("select from mcp_sql.oauth_client where client_id = '" + id(inert) + "'"))
                .isFalse();
        assertThat(server.browser().open(dance.authorizationUrl(id(inert))).status())
                .isEqualTo(400);
        assertThat(dance.tryToRedeem(id(inert), "a-code").statusCode()).isEqualTo(401);
        assertThat(dance.tryToRegister("https://evil.test/").statusCode())
                .as("malformed")
                .isEqualTo(400);
    }

    private JsonNode registered() {
        HttpResponse<String> answer = dance.tryToRegister(OAuthDance.REDIRECT);
        assertThat(answer.statusCode()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String id(JsonNode answer) {
        return answer.required("client_id").asString();
    }
}
