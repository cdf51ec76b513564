// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.client.Clients;
import dev.mcpsql.client.RedirectUri;
import dev.mcpsql.client.TestClients;
import dev.mcpsql.testing.TestState;
import dev.mcpsql.web.Parameters;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which authorization requests are kept, which go back to the client as an error, and which are shown to the person only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationCheckPgIT {

    private static final String REDIRECT = "&redirect_uri=http%3A%2F%2Flocalhost%3A4567%2Fcallback";

    private static final String CHALLENGE = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String GOOD = "&response_type=code&code_challenge_method=S256" + CHALLENGE;

    private AuthorizationCheck check;
    private String client;

    @BeforeAll
    void assemble() {
        TestState state = TestState.fresh("");
        Clients clients = TestClients.rows(state);
        check = new AuthorizationCheck(TestClients.registry(state), state.settings());
        client = "client_id="
                + clients.register("c", List.of(new RedirectUri("http://localhost/callback")), "192.0.2.1")
                        .clientId();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&scope=mcp:sql",
                "&scope=mcp:sql+mcp:sql",
                "&scope=",
                "&resource=http://localhost:8080/mcp/sql",
                "&resource=http://localhost:8080/mcp/sql/",
                "&prompt=consent&unknown=1",
                "&response_mode=query",
                "&state=x%26y"
            })
    void keeps(String further) {
        assertThat(outcome(client + REDIRECT + GOOD + further))
                .isEqualTo("good mcp:sql http://localhost:8080/mcp/sql http://localhost:4567/callback");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            &response_type=token&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM | unsupported_response_type
            &code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM | invalid_request
            &response_type=code | invalid_request
            &response_type=code&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM | invalid_request
            &response_type=code&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=plain | invalid_request
            &response_type=code&code_challenge=short&code_challenge_method=S256 | invalid_request
            GOOD&scope=admin | invalid_scope
            GOOD&scope=mcp:sql+offline_access | invalid_scope
            GOOD&resource=http://localhost:8080 | invalid_target
            GOOD&resource=http://evil.test/mcp/sql | invalid_target
            GOOD&resource=http://localhost:8080/mcp/sql&resource=http://evil.test | invalid_target
            GOOD&scope=mcp:sql&scope=mcp:sql | invalid_request
            GOOD&state=a&state=b | invalid_request
            GOOD&response_mode=fragment | invalid_request
            GOOD&response_mode=form_post | invalid_request
            GOOD&request=eyJ | request_not_supported
            GOOD&request_uri=http://127.0.0.1:1/x | request_uri_not_supported
            """)
    void tellsTheClient(String parameters, String error) {
        String location = outcome(client + REDIRECT + parameters.replace("GOOD", GOOD));

        assertThat(location)
                .startsWith("client http://localhost:4567/callback?error=" + error + "&")
                .endsWith("&iss=http%3A%2F%2Flocalhost%3A8080");
    }

    @Test
    void givesTheStateBackUntouched() {
        assertThat(outcome(client + REDIRECT + "&state=a%26b%3D%22"))
                .endsWith("&state=a%26b%3D%22&iss=http%3A%2F%2Flocalhost%3A8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLIENT",
                "CLIENT&redirect_uri=",
                "CLIENT&redirect_uri=https://evil.test/callback",
                "CLIENT&redirect_uri=http://localhost:4567/other",
                "CLIENT&redirect_uri=http://127.0.0.1:4567/callback",
                "CLIENT&redirect_uri=http://localhost:4567/callback%23x",
                "CLIENT&redirect_uri=http://localhost:4567/callback&redirect_uri=http://localhost:4567/callback",
                "CLIENT&CLIENT&redirect_uri=http://localhost:4567/callback",
                "client_id=&redirect_uri=http://localhost:4567/callback",
                "client_id=mcp-sql-cloud.none&redirect_uri=http://localhost:4567/callback",
                "client_id=https://client.example/metadata.json&redirect_uri=http://localhost:4567/callback",
                "redirect_uri=http://localhost:4567/callback"
            })
    void tellsOnlyThePerson(String parameters) {
        assertThat(outcome(parameters.replace("CLIENT", client) + GOOD)).startsWith("person ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mcp-sql-unknown", "mcp-sql-AAAAAAAAAAAAAAAAAAAAAA", "x", "http://client.example/metadata.json"})
    void asksToAddTheServerAgain(String unknown) {
        assertThat(outcome("client_id=" + unknown + REDIRECT + GOOD)).isEqualTo("add again");
    }

    private String outcome(String query) {
        return check.of(Parameters.ofForm(query).orElseThrow(), "192.0.2.1")
                .match(
                        good -> "good " + good.scope() + " " + good.resource() + " "
                                + good.redirectUri().value(),
                        location -> "client " + location,
                        sentence -> "person " + sentence,
                        () -> "add again");
    }
}
