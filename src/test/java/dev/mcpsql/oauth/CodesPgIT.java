// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.client.Client;
import dev.mcpsql.client.Clients;
import dev.mcpsql.client.RedirectUri;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.testing.TestState;
import dev.mcpsql.token.Grant;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and waiting requests over a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodesPgIT {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String REDIRECT = "http://localhost:4567/callback";

    private TestState state;
    private Codes codes;
    private AuthorizationRequests requests;
    private Clients clients;
    private Client client;
    private UUID account;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("");
        RandomTokens tokens = new RandomTokens(new SecureRandom());
        codes = new Codes(state.database(), tokens, state.settings(), state.clock());
        requests = new AuthorizationRequests(state.database(), state.clock());
        clients = new Clients(state.database(), new SecureRandom(), state.clock());
        client = clients.register("Client", List.of(new RedirectUri("http://localhost/callback")), "192.0.2.1");
        Accounts accounts = state.accounts();
        account = accounts.create("ada", TestState.PASSWORD, Rank.STAFF);
    }

    @Test
    void becomeOneToken() {
        Grant grant = codes.redeem(proof(codes.issue(request(), account))).orElseThrow();

        assertThat(grant.accountId()).isEqualTo(account);
        assertThat(grant.clientId()).isEqualTo(client.clientId());
        assertThat(grant.resource()).isEqualTo("http://localhost:8080/mcp/sql");
        assertThat(Duration.between(grant.issuedAt(), grant.expiresAt())).isEqualTo(Duration.ofHours(6));
        assertThat(revocation(grant)).isEmpty();
    }

    @Test
    void replayedRevokeWhatTheyProduced() {
        String code = codes.issue(request(), account);
        Grant grant = codes.redeem(proof(code)).orElseThrow();

        assertThat(codes.redeem(proof(code))).isEmpty();
        assertThat(revocation(grant)).contains("revoked");
    }

    @Test
    void areWonOnceByFiftyAtOnce() throws Exception {
        String code = codes.issue(request(), account);
        List<Callable<Optional<Grant>>> attempts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            attempts.add(() -> codes.redeem(proof(code)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Grant> won = new ArrayList<>();
        for (Future<Optional<Grant>> attempt : threads.invokeAll(attempts)) {
            attempt.get().ifPresent(won::add);
        }
        threads.shutdown();

        assertThat(won).hasSize(1);
        assertThat(state.database()
                        .one(
                                "select count(*) as rows from mcp_sql.access_token where code_hash = ?",
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
        String code = codes.issue(request(), account);

        Codes.Proof proof = new Codes.Proof(
                code,
                Optional.ofNullable(clientId).orElse(client.clientId()),
                Optional.ofNullable(redirect).orElse(REDIRECT),
                Optional.ofNullable(verifier).orElse(VERIFIER));

        assertThat(codes.redeem(proof)).isEmpty();
    }

    @Test
    void dieAfterAMinute() {
        String code = codes.issue(request(), account);
        state.clock().advance(Duration.ofSeconds(60));

        assertThat(codes.redeem(proof(code))).isEmpty();
    }

    @Test
    void areNotStored() {
        String code = codes.issue(request(), account);

        assertThat(state.database()
                        .one(
                                "select count(*) as found from mcp_sql.authorization_code where code_hash = convert_to(?, 'UTF8')",
                                row -> row.getInt("found"),
                                code))
                .contains(0);
    }

    @Test
    void unknownOnesAreNothing() {
        assertThat(codes.redeem(proof("A".repeat(43)))).isEmpty();
        assertThat(codes.redeem(proof(""))).isEmpty();
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
        return new AuthorizationRequest(
                client.clientId(),
                "Client",
                new RedirectUri(REDIRECT),
                Optional.of("state"),
                "mcp:sql",
                "http://localhost:8080/mcp/sql",
                new Pkce("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    private Codes.Proof proof(String code) {
        return new Codes.Proof(code, client.clientId(), REDIRECT, VERIFIER);
    }

    private Optional<String> revocation(Grant grant) {
        return state.database()
                .one(
                        "select coalesce(revoked_because, '') as because from mcp_sql.access_token where token_id = ?",
                        row -> row.getString("because"),
                        grant.tokenId())
                .filter(because -> !because.isEmpty());
    }
}
