// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies with which widely used clients register, as each of them sends it (RFC 7591 §3). */
@ExtendWith(WithLiveServer.class)
class RegistrationE2eIT {

    private final OAuthDance dance;

    RegistrationE2eIT(LiveServer server) {
        this.dance = new OAuthDance(server);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TypeScript SDK 1.x | http://localhost:8090/callback | {"redirect_uris":["http://localhost:8090/callback"],"token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"client_name":"app","scope":"mcp:sql"}
            TypeScript client 2.x | http://127.0.0.1:8090/callback | {"redirect_uris":["http://127.0.0.1:8090/callback"],"token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"client_name":"app","application_type":"native","scope":"mcp:sql"}
            inspector | http://127.0.0.1:6276/oauth/callback | {"redirect_uris":["http://127.0.0.1:6276/oauth/callback"],"token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"client_name":"MCP Inspector","client_uri":"https://github.com/modelcontextprotocol/inspector","application_type":"native","scope":"mcp:sql"}
            mcp-remote | http://localhost:23456/oauth/callback | {"redirect_uris":["http://localhost:23456/oauth/callback"],"token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"client_name":"MCP CLI Proxy","client_uri":"https://github.com/modelcontextprotocol/mcp-cli","software_id":"2e6dc280-f3c3-4e01-99a7-8181dbd1d23d","software_version":"0.15.1","application_type":"native","scope":"mcp:sql"}
            Claude Code | http://localhost:51234/callback | {"client_name":"Claude Code (shop)","redirect_uris":["http://localhost:51234/callback"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none"}
            an editor | http://127.0.0.1/ | {"client_name":"Editor","redirect_uris":["https://editor.example/redirect","http://127.0.0.1/"],"grant_types":["authorization_code","refresh_token"],"response_types":["code"],"token_endpoint_auth_method":"none","application_type":"native"}
            """)
    void isGranted(String client, String redirect, String body) {
        HttpResponse<String> answer = dance.sendRegistration(body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode granted = JsonMapper.shared().readTree(answer.body());
        assertThat(granted.required("client_id").asString()).matches("mcp-sql-[A-Za-z0-9_-]{22}");
        assertThat(granted.required("redirect_uris").toString()).isEqualTo("[\"" + redirect + "\"]");
        assertThat(granted.required("token_endpoint_auth_method").asString()).isEqualTo("none");
        assertThat(granted.required("grant_types").toString()).isEqualTo("[\"authorization_code\"]");
        assertThat(granted.required("scope").asString()).isEqualTo("mcp:sql");
        assertThat(granted.has("client_secret")).isFalse();
    }
}
