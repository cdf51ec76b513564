// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.Eligibility;
import dev.mcpsql.access.TokenVerdict;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.client.Client;
import dev.mcpsql.client.Clients;
import dev.mcpsql.client.RedirectUri;
import dev.mcpsql.identity.GrantHold;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.TestState;
import dev.mcpsql.token.TokenIssuer;
import dev.mcpsql.vocabulary.ProfileName;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The parts of a server that issue tokens, over a database of their own; Ada is signed in there and may have data. */
final class IssuingServer {

    static final String REDIRECT = "http://localhost:4567/callback";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String COOKIE = "cookie-of-ada";
    static final String ADDRESS = "192.0.2.1";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    final TestState state;
    final GrantHold hold;
    final Codes codes;
    final AuthorizationRequests requests;
    final Clients clients;
    final Client client;
    final UUID ada;
    private final CodeExchange exchange;
    private final Renewal renewal;

    IssuingServer(String configuration) {
        state = TestState.fresh(configuration);
        RandomTokens random = new RandomTokens(new SecureRandom());
        hold = new GrantHold(state.database(), state.settings(), state.clock());
        codes = new Codes(state.database(), random, state.settings(), state.clock());
        requests = new AuthorizationRequests(state.database(), state.clock());
        clients = new Clients(state.database(), new SecureRandom(), state.clock());
        client = clients.register("Client", List.of(new RedirectUri("http://localhost/callback")), ADDRESS);
        RefreshTokens refresh = new RefreshTokens(state.database(), random, state.clock());
        AccessTokens access = new AccessTokens(state.database(), random, state.settings(), state.clock());
        Families families = new Families(access, refresh, state.settings(), state.clock());
        GrantGate gate = new GrantGate(
                new Eligibility(new Profiles(state.settings()), state.settings()),
                clients,
                new Denials(new StoredDenialTrail(state.database())));
        TokenIssuer issuer = new TokenIssuer(state.keys(), state.settings());
        exchange = new CodeExchange(codes, families, hold, gate, issuer, state.clock());
        renewal = new Renewal(refresh, families, hold, gate, issuer, state.clock());
        ada = state.accounts().create("ada", TestState.PASSWORD, Rank.STAFF);
        state.accounts().enrolTotp("ada");
        state.accounts().assignProfile("ada", new ProfileName("analyst"));
        signIn();
    }

    /** The wishes of clients to end tokens; what the tokens say is read without their signature. */
    Revocations revocations() {
        RandomTokens random = new RandomTokens(new SecureRandom());
        RefreshTokens refresh = new RefreshTokens(state.database(), random, state.clock());
        AccessTokens access = new AccessTokens(state.database(), random, state.settings(), state.clock());
        return new Revocations(
                token -> token.contains(".")
                        ? new TokenVerdict.Verified(AccessTokenText.claims(token))
                        : new TokenVerdict.Unverifiable(),
                access,
                refresh,
                new Families(access, refresh, state.settings(), state.clock()),
                hold);
    }

    void signIn() {
        state.database()
                .update(
                        """
                insert into mcp_sql.web_session (session_hash, account_id, mfa_at, seen_at, expires_at)
                values (?, ?, ?, ?, ?)
                """,
                        RandomTokens.hash(COOKIE),
                        ada,
                        state.clock().instant(),
                        state.clock().instant(),
                        state.clock().instant().plusSeconds(3600 * 1000L));
    }

    AuthorizationRequest request() {
        return new AuthorizationRequest(
                client.clientId(),
                "Client",
                new RedirectUri(REDIRECT),
                Optional.of("state"),
                "mcp:sql",
                "http://localhost:8080/mcp/sql",
                new Pkce(CHALLENGE));
    }

    /** What Ada's browser brings to the client after she allowed it. */
    String code() {
        return state.database().inTransaction(session -> codes.issue(session, request(), ada));
    }

    CodeExchange.Proof proof(String code) {
        return new CodeExchange.Proof(code, client.clientId(), REDIRECT, VERIFIER);
    }

    Optional<Issue.Tokens> redeem(String code) {
        return redeem(proof(code));
    }

    Optional<Issue.Tokens> redeem(CodeExchange.Proof proof) {
        return tokens(exchange.redeem(proof, ADDRESS));
    }

    Optional<Issue.Tokens> renew(String refreshToken) {
        return renewAs(client.clientId(), refreshToken);
    }

    Optional<Issue.Tokens> renewAs(String clientId, String refreshToken) {
        return tokens(renewal.renew(new Renewal.Proof(refreshToken, clientId), ADDRESS));
    }

    /** Why Ada was denied, if she was. */
    Optional<String> denial(String code) {
        return exchange.redeem(proof(code), ADDRESS)
                .match(
                        tokens -> Optional.empty(),
                        denial -> Optional.of(denial.reason().code()),
                        Optional::empty);
    }

    private static Optional<Issue.Tokens> tokens(Issue issue) {
        return issue.match(Optional::of, denial -> Optional.empty(), Optional::empty);
    }

    /** Access tokens that would be let in. */
    int liveAccessTokens() {
        return count("select count(*) as rows from mcp_sql.access_token where revoked_at is null");
    }

    /** Refresh tokens that could still be used. */
    int liveRefreshTokens() {
        return count("select count(*) as rows from mcp_sql.refresh_token where revoked_at is null and used_at is null");
    }

    int count(String sql) {
        return state.database().one(sql, row -> row.getInt("rows")).orElseThrow();
    }

    /** The same request, fifty times at once; those that won. */
    static List<Issue.Tokens> fiftyAtOnce(Callable<Optional<Issue.Tokens>> request) throws Exception {
        List<Callable<Optional<Issue.Tokens>>> attempts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            attempts.add(request);
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            return won(threads.invokeAll(attempts));
        } finally {
            threads.shutdown();
        }
    }

    private static List<Issue.Tokens> won(List<Future<Optional<Issue.Tokens>>> attempts)
            throws InterruptedException, ExecutionException {
        List<Issue.Tokens> won = new ArrayList<>();
        for (Future<Optional<Issue.Tokens>> attempt : attempts) {
            attempt.get().ifPresent(won::add);
        }
        return won;
    }
}
