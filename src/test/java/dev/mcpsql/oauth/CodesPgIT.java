// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.client.Client;
import dev.mcpsql.client.Clients;
import dev.mcpsql.client.RedirectUri;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.testing.TestState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and waiting requests over a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodesPgIT {

    private IssuingServer server;
    private TestState state;
    private AuthorizationRequests requests;
    private Clients clients;
    private Client client;

    @BeforeAll
    void assemble() {
        server = new IssuingServer("");
        state = server.state;
        requests = server.requests;
        clients = server.clients;
        client = server.client;
    }

    @Test
    void becomeOneToken() {
        TokenClaims grant = claims(server.redeem(server.code()).orElseThrow());

        assertThat(grant.person()).isEqualTo(server.ada.toString());
        assertThat(grant.clientId()).isEqualTo(client.clientId());
        assertThat(grant.audience()).containsExactly("http://localhost:8080/mcp/sql");
        assertThat(Duration.between(grant.issuedAt(), grant.expiresAt())).isEqualTo(Duration.ofHours(6));
        assertThat(revocation(grant)).isEmpty();
    }

    @Test
    void replayedRevokeWhatTheyProduced() {
        String code = server.code();
        TokenClaims grant = claims(server.redeem(code).orElseThrow());

        assertThat(server.redeem(code)).isEmpty();
        assertThat(revocation(grant)).contains("revoked");
    }

    @Test
    void areWonOnceByFiftyAtOnceAndThenLost() throws Exception {
        String code = server.code();
        List<Issue.Tokens> won = IssuingServer.fiftyAtOnce(() -> server.redeem(code));

        assertThat(won).hasSize(1);
        assertThat(state.database()
                        .one(
                                "select count(*) as rows from mcp_sql.access_token where code_hash = ? and revoked_at is not null",
                                row -> row.getInt("rows"),
                                (Object) RandomTokens.hash(code)))
                .contains(1);
    }

    @ParameterizedTest(name = "client {0}, redirect {1}, verifier {2}")
    @CsvSource(nullValues = "right", textBlock = """
            mcp-sql-other, right, right
            right, http://localhost:4568/callback, right
            right, http://localhost:4567/callback/, right
            right, http://127.0.0.1:4567/callback, right
            right, right, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK
            right, right, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
            right, right, x
            """)
    void belongToClientRedirectAndVerifier(String clientId, String redirect, String verifier) {
        String code = server.code();

        CodeExchange.Proof proof = new CodeExchange.Proof(
                code,
                Optional.ofNullable(clientId).orElse(client.clientId()),
                Optional.ofNullable(redirect).orElse(IssuingServer.REDIRECT),
                Optional.ofNullable(verifier).orElse(IssuingServer.VERIFIER));

        assertThat(server.redeem(proof)).isEmpty();
    }

    @Test
    void dieAfterAMinute() {
        String code = server.code();
        state.clock().advance(Duration.ofSeconds(60));

        assertThat(server.redeem(code)).isEmpty();
    }

    @Test
    void areNotStored() {
        String code = server.code();

        assertThat(state.database()
                        .one(
                                "select count(*) as found from mcp_sql.authorization_code where code_hash = convert_to(?, 'UTF8')",
                                row -> row.getInt("found"),
                                code))
                .contains(0);
    }

    @Test
    void unknownOnesAreNothing() {
        assertThat(server.redeem("A".repeat(43))).isEmpty();
        assertThat(server.redeem("")).isEmpty();
    }

    @Test
    void requestsAreAnsweredOnce() {
        UUID id = requests.put(request());

        assertThat(requests.find(id)).contains(request());
        assertThat(requests.answer(id)).isTrue();
        assertThat(requests.answer(id)).isFalse();
        assertThat(requests.find(id)).isEmpty();
    }

    @Test
    void requestsDoNotWaitForEver() {
        UUID id = requests.put(request());
        state.clock().advance(Duration.ofMinutes(11));

        assertThat(requests.find(id)).isEmpty();
        assertThat(requests.answer(id)).isFalse();
    }

    @Test
    void requestsOfOneClientAreBounded() {
        for (int i = 0; i < 120; i++) {
            requests.put(request());
        }

        assertThat(state.database()
                        .one("select count(*) as rows from mcp_sql.authorization_request", row -> row.getInt("rows")))
                .hasValueSatisfying(rows -> assertThat(rows).isLessThanOrEqualTo(50));
    }

    @Test
    void clientsThatWereNeverUsedAreForgotten() {
        List<RedirectUri> uris = List.of(new RedirectUri("http://localhost/cb"));
        Client unused = clients.register("unused", uris, "198.51.100.1");
        Client used = clients.register("used", uris, "198.51.100.1");
        clients.used(used.clientId());
        clients.used(client.clientId());
        state.clock().advance(Duration.ofHours(25));

        clients.register("next", uris, "198.51.100.2");

        assertThat(clients.find(unused.clientId())).isEmpty();
        assertThat(clients.find(used.clientId())).isPresent();
    }

    private AuthorizationRequest request() {
        return server.request();
    }

    private static TokenClaims claims(Issue.Tokens tokens) {
        return AccessTokenText.claims(tokens.accessToken());
    }

    private Optional<String> revocation(TokenClaims grant) {
        return state.database()
                .one(
                        "select coalesce(revoked_because, '') as because from mcp_sql.access_token where token_id = ?",
                        row -> row.getString("because"),
                        grant.tokenId())
                .filter(because -> !because.isEmpty());
    }
}
