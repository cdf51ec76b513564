// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.federation.ProviderEnding.Failed.Why;
import dev.mcpsql.identity.AccountRow;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.ProviderAccounts;
import dev.mcpsql.identity.ProviderLinks;
import dev.mcpsql.identity.ProviderSignOut;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.TestState;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to a provider and back, and what ends with a session there, over a real database and a provider that answers as told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignInPgIT {

    private static final Duration RECHECK = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DESTINATION = "?next=/admin/";

    private final LoopbackProvider provider = new LoopbackProvider();
    private final RandomTokens tokens = new RandomTokens(new SecureRandom());
    private TestState state;
    private StateDatabase database;
    private Accounts accounts;
    private WebSessions sessions;
    private ProviderSignIn signIn;
    private BackChannelLogout logout;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("""
                mcp-sql.sso.issuer=%s
                mcp-sql.sso.client-id=mcp-sql
                mcp-sql.sso.mfa-amr=otp
                mcp-sql.sso.mfa-acr=gold
                mcp-sql.sso.recheck=2h
                mcp-sql.sso.group.analyst=data-analysts
                mcp-sql.sso.group.support=data-support
                mcp-sql.sso.staff-group=staff
                """.formatted(provider.issuer()));
        database = state.database();
        accounts = state.accounts();
        sessions = new WebSessions(database, state.settings(), tokens, state.clock());
        Discovery discovery = new Discovery(state.settings(), new ProviderHttp(), state.clock());
        signIn = new ProviderSignIn(
                state.settings(),
                discovery,
                new ProviderHttp(),
                new SignInRequests(database, tokens, state.clock()),
                new ProviderAccounts(database, state.settings(), tokens, state.clock()),
                state.clock());
        logout = new BackChannelLogout(
                database,
                state.settings(),
                discovery,
                new ProviderSignOut(),
                new Denials(new StoredDenialTrail(database)),
                // Logout tokens are young by the real clock, which the others of these tests leave behind.
                Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @Test
    void asksByCodeWithStateNonceAndChallenge() {
        Map<String, String> asked = begun(tokens.next());

        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "mcp-sql")
                .containsEntry("redirect_uri", "http://localhost:8080/account/sso/callback")
                .containsEntry("scope", "openid profile email")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("acr_values", "gold");
        assertThat(List.of(asked.get("state"), asked.get("nonce"), asked.get("code_challenge")))
                .doesNotHaveDuplicates()
                .allSatisfy(value -> assertThat(value).hasSize(43));
    }

    @Test
    void keepsNothingThatAThiefOfTheDatabaseCouldUse() {
        String cookie = tokens.next();
        Map<String, String> asked = begun(cookie);

        assertThat(database.many(
                        "select encode(state_hash, 'escape') || cookie_hash::text || destination as kept from mcp_sql.provider_request",
                        row -> row.getString("kept")))
                .isNotEmpty()
                .noneSatisfy(kept -> assertThat(kept).contains(asked.get("state")))
                .noneSatisfy(kept -> assertThat(kept).contains(asked.get("nonce")));
    }

    @Test
    void makesAnAccountAtTheFirstSignIn() {
        String name = name();

        String cookie = signedIn(claims(name, "otp", "staff", "data-analysts"));

        Standing person = accounts.standing(name).orElseThrow();
        assertThat(person.profiles()).containsExactly("analyst");
        assertThat(person.mfa()).isTrue();
        assertThat(person.staff()).isTrue();
        assertThat(person.administrator()).isFalse();
        assertThat(person.providerCheckedAt()).contains(state.clock().instant());
        assertThat(stage(cookie)).contains(WebSession.Stage.COMPLETE);
        assertThat(database.one(
                        "select password_hash is null as without from mcp_sql.account where username = ?",
                        row -> row.getBoolean("without"),
                        name))
                .contains(true);
    }

    @Test
    void provesItselfAtTheTokenEndpoint() throws NoSuchAlgorithmException {
        String cookie = tokens.next();
        Map<String, String> asked = begun(cookie);
        provider.give(provider.forge().token(nonced(claims(name(), "otp", "staff"), asked), "RS256"));

        assertThat(finished(asked, cookie)).isInstanceOf(ProviderEnding.SignedIn.class);

        Map<String, String> sent = parameters(provider.received("/token"));
        byte[] challenge = MessageDigest.getInstance("SHA-256")
                .digest(sent.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge))
                .isEqualTo(asked.get("code_challenge"));
        assertThat(sent).doesNotContainKey("client_secret").containsEntry("code", "a-code");
    }

    @Test
    void followsTheGroupsAtEachSignIn() {
        String name = name();
        Map<String, Object> first = claims(name, "otp", "staff", "data-analysts");
        signedIn(first);
        assertThat(accounts.standing(name).orElseThrow().profiles()).containsExactly("analyst");

        first.put("groups", List.of("staff", "data-support"));
        signedIn(first);
        assertThat(accounts.standing(name).orElseThrow().profiles()).containsExactly("support");

        first.put("groups", List.of("staff", "data-support", "data-analysts"));
        signedIn(first);
        assertThat(accounts.standing(name).orElseThrow().profiles()).containsExactly("analyst", "support");

        first.put("groups", List.of());
        signedIn(first);
        assertThat(accounts.standing(name).orElseThrow().profiles()).isEmpty();
        assertThat(accounts.standing(name).orElseThrow().staff()).isFalse();
    }

    @Test
    void makesOneAccountOfManyFirstSignInsAtOnce() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff");
        ProviderAccounts people = new ProviderAccounts(database, state.settings(), tokens, state.clock());
        Map<String, String> asked = begun(tokens.next());
        var identity = identity(nonced(claims, asked), asked.get("nonce"));

        List<String> endings = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> people.signIn(identity).match(opened -> "in", inactive -> "out", nameless -> "nameless"))
                .toList();

        assertThat(endings).containsOnly("in");
    }

    @Test
    void takesOverNoAccountThatIsHereAlready() {
        String name = name();
        accounts.create(name, TestState.PASSWORD, Rank.ADMINISTRATOR);
        Map<String, Object> claims = claims(name, "otp", "staff");

        ProviderEnding.Failed refused = failed(way(claims));

        assertThat(refused.why()).isEqualTo(Why.NAME_TAKEN);
        assertThat(refused.detail())
                .isEqualTo("account link " + name + " --issuer " + provider.issuer() + " --subject '"
                        + claims.get("sub") + "'");
        assertThat(accounts.standing(name).orElseThrow().providerCheckedAt()).isEmpty();
    }

    @Test
    void opensALinkedAccountWithoutItsPassword() {
        String name = name();
        UUID account = accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        Map<String, Object> claims = claims("another-name", "otp", "staff", "data-support");
        new ProviderLinks(database).link(name, provider.issuer(), (String) claims.get("sub"));

        signedIn(claims);

        assertThat(accounts.standing(name).orElseThrow().profiles()).containsExactly("support");
        assertThat(accounts.standing(account)).isEqualTo(accounts.standing(name));
        assertThat(accounts.standing("another-name")).isEmpty();
        assertThat(database.one(
                        "select password_hash is null as without from mcp_sql.account where account_id = ?",
                        row -> row.getBoolean("without"),
                        account))
                .contains(true);
    }

    @Test
    void namesNobodyByWhatIsNoName() {
        Map<String, Object> claims = claims("/not a name/", "otp", "staff");

        assertThat(failed(way(claims)).why()).isEqualTo(Why.NAMELESS);
    }

    @Test
    void deniesWhoWasDeactivatedHere() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff", "data-analysts");
        signedIn(claims);
        accounts.deactivate(name);

        assertThat(way(claims)).isInstanceOf(ProviderEnding.Inactive.class);
    }

    @Test
    void asksForAFactorOfOurOwnUnlessTheProviderSawOne() {
        String name = name();
        Map<String, Object> claims = claims(name, "pwd", "staff");
        assertThat(stage(signedIn(claims))).contains(WebSession.Stage.ENROLMENT_DUE);
        assertThat(accounts.standing(name).orElseThrow().mfa()).isFalse();

        accounts.enrolTotp(name);
        assertThat(stage(signedIn(claims))).contains(WebSession.Stage.SECOND_FACTOR_DUE);

        claims.put("amr", List.of("pwd", "otp"));
        assertThat(stage(signedIn(claims))).contains(WebSession.Stage.COMPLETE);
    }

    @Test
    void letsNobodyEnrolInThePlaceOfTheProvidersFactor() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff");
        signedIn(claims);

        claims.put("amr", List.of("pwd"));
        String withoutIt = signedIn(claims);

        assertThat(stage(withoutIt)).contains(WebSession.Stage.SECOND_FACTOR_DUE);
        assertThat(accounts.standing(name).orElseThrow().mfa()).isTrue();
        claims.put("amr", List.of("pwd", "otp"));
        assertThat(stage(signedIn(claims))).contains(WebSession.Stage.COMPLETE);
    }

    @Test
    void waitsForTheAccountBeforeItHoldsAnything() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff");
        signedIn(claims);
        UUID account = accounts.required(name).accountId();

        CompletableFuture<ProviderEnding> coming = database.inTransaction(session -> {
            AccountRow.locked(session, account);
            CompletableFuture<ProviderEnding> waiting = CompletableFuture.supplyAsync(() -> way(claims));
            awaitSomebodyAtALock();
            session.update("update mcp_sql.federated_identity set mfa = mfa where account_id = ?", account);
            return waiting;
        });

        assertThat(coming).succeedsWithin(PATIENCE).isInstanceOf(ProviderEnding.SignedIn.class);
    }

    private void awaitSomebodyAtALock() {
        Instant end = Instant.now().plus(PATIENCE);
        while (database.one(
                        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                        row -> true)
                .isEmpty()) {
            assertThat(Instant.now()).as("somebody waits").isBefore(end);
        }
    }

    @Test
    void endsASessionWhenTheProviderShouldHaveVouchedAgain() {
        String cookie = signedIn(claims(name(), "otp", "staff"));
        Duration step = Duration.ofMinutes(20);

        for (Duration gone = step; gone.compareTo(RECHECK) < 0; gone = gone.plus(step)) {
            state.clock().advance(step);
            assertThat(sessions.find(cookie)).isPresent();
        }
        state.clock().advance(step);

        assertThat(sessions.find(cookie)).isEmpty();
    }

    @Test
    void answersTheBrowserThatAskedAndNoOther() {
        String cookie = tokens.next();
        Map<String, String> asked = begun(cookie);
        provider.give(provider.forge().token(nonced(claims(name(), "otp", "staff"), asked), "RS256"));

        assertThat(failed(finished(asked, tokens.next())).why()).isEqualTo(Why.EXPIRED);
        assertThat(finished(asked, cookie)).isInstanceOf(ProviderEnding.SignedIn.class);
        assertThat(failed(finished(asked, cookie)).why()).isEqualTo(Why.EXPIRED);
    }

    @Test
    void waitsTenMinutes() {
        String cookie = tokens.next();
        Map<String, String> asked = begun(cookie);
        state.clock().advance(Duration.ofMinutes(11));

        assertThat(failed(finished(asked, cookie)).why()).isEqualTo(Why.EXPIRED);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            iss    | https://evil.example.test | FOREIGN
            iss    | ''                        | FOREIGN
            state  | another                   | EXPIRED
            state  | ''                        | EXPIRED
            error  | access_denied             | DECLINED
            code   | ''                        | DECLINED
            """)
    void refusesAnAnswerThatIsNotTheOneAskedFor(String parameter, String value, Why why) {
        String cookie = tokens.next();
        Map<String, String> asked = begun(cookie);
        provider.give(provider.forge().token(nonced(claims(name(), "otp", "staff"), asked), "RS256"));
        Map<String, List<String>> answer = answer(asked);
        answer.put(parameter, List.of(value));

        assertThat(failed(signIn.finish(answer, cookie)).why()).isEqualTo(why);
    }

    @Test
    void refusesAnAnswerThatSaysTwoThings() {
        String cookie = tokens.next();
        Map<String, List<String>> answer = answer(begun(cookie));
        answer.put("code", List.of("one", "two"));

        assertThat(failed(signIn.finish(answer, cookie)).why()).isEqualTo(Why.EXPIRED);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":"invalid_grant"}                                            | UNTRUSTED
            401 | {"error":"invalid_client"}                                           | UNTRUSTED
            200 | {"access_token":"x","token_type":"Bearer"}                           | UNTRUSTED
            200 | <html>                                                               | UNAVAILABLE
            302 | http://127.0.0.1:9/elsewhere                                         | UNTRUSTED
            500 | {"error":"server_error"}                                             | UNAVAILABLE
            """)
    void signsNobodyInWithoutAnIdToken(int status, String body, Why why) {
        String cookie = tokens.next();
        Map<String, String> asked = begun(cookie);
        provider.answer("/token", status, body);

        assertThat(failed(finished(asked, cookie)).why()).isEqualTo(why);
    }

    @Test
    void signsNobodyInWithTheTokenOfAnotherRequest() {
        String cookie = tokens.next();
        Map<String, String> other = begun(cookie);
        Map<String, String> asked = begun(cookie);
        provider.give(provider.forge().token(nonced(claims(name(), "otp", "staff"), other), "RS256"));

        assertThat(failed(finished(asked, cookie)).why()).isEqualTo(Why.UNTRUSTED);
    }

    @Test
    void endsTheSessionThatEndedThereAndEveryToken() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff");
        claims.put("sid", "first of " + name);
        String first = signedIn(claims);
        claims.put("sid", "second of " + name);
        String second = signedIn(claims);
        token(name);

        assertThat(order(claims, Map.of("sid", "first of " + name))).isEqualTo(BackChannelLogout.Answer.FOLLOWED);

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
        assertThat(live(name)).isZero();
        assertThat(state.denials(name)).containsExactly("session_logout:signed out at the provider, tokens revoked: 1");
    }

    @Test
    void endsEverySessionOfThePerson() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff");
        String first = signedIn(claims);
        String second = signedIn(claims);
        token(name);
        token(name);

        assertThat(order(claims, Map.of("sub", claims.get("sub")))).isEqualTo(BackChannelLogout.Answer.FOLLOWED);

        assertThat(Stream.of(first, second).map(sessions::find)).containsOnly(Optional.empty());
        assertThat(live(name)).isZero();
        assertThat(state.denials(name)).containsExactly("session_logout:signed out at the provider, tokens revoked: 2");
        // A factor of our own opens nothing until the provider vouches for the person again.
        assertThat(accounts.standing(name)
                        .orElseThrow()
                        .vouchedFor(state.clock().instant(), RECHECK))
                .isFalse();
        assertThat(sessions.find(signedIn(claims))).isPresent();
    }

    @Test
    void followsALogoutTokenOnce() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff");
        signedIn(claims);
        Map<String, Object> order = ordered(claims, Map.of("sub", claims.get("sub")));
        String token = provider.forge().token(order, "RS256");

        assertThat(logout.follow(token, "127.0.0.1")).isEqualTo(BackChannelLogout.Answer.FOLLOWED);
        String again = signedIn(claims);
        assertThat(logout.follow(token, "127.0.0.1")).isEqualTo(BackChannelLogout.Answer.NOT_ACCEPTED);

        assertThat(sessions.find(again)).isPresent();
        assertThat(state.denials(name)).hasSize(1);
    }

    @Test
    void knowsNothingOfStrangersSessions() {
        String name = name();
        Map<String, Object> claims = claims(name, "otp", "staff");
        String cookie = signedIn(claims);

        assertThat(order(claims, Map.of("sub", "nobody"))).isEqualTo(BackChannelLogout.Answer.FOLLOWED);
        assertThat(order(claims, Map.of("sid", "none"))).isEqualTo(BackChannelLogout.Answer.FOLLOWED);

        assertThat(sessions.find(cookie)).isPresent();
        assertThat(state.denials(name)).isEmpty();
    }

    private BackChannelLogout.Answer order(Map<String, Object> claims, Map<String, Object> named) {
        return logout.follow(provider.forge().token(ordered(claims, named), "RS256"), "127.0.0.1");
    }

    private Map<String, Object> ordered(Map<String, Object> claims, Map<String, Object> named) {
        Map<String, Object> order = provider.forge().logoutClaims(name());
        order.remove("sub");
        order.remove("sid");
        order.putAll(named);
        assertThat(claims).isNotEmpty();
        return order;
    }

    private static String name() {
        return "p" + UUID.randomUUID();
    }

    /** Claims of a person of that name, for whom {@code factor} is all that {@code amr} says. */
    private Map<String, Object> claims(String name, String factor, String... groups) {
        Map<String, Object> claims = provider.forge().idClaims("");
        claims.put("sub", "subject of " + UUID.randomUUID());
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("preferred_username", name);
        claims.put("amr", List.of(factor));
        claims.put("groups", List.of(groups));
        return claims;
    }

    private static Map<String, Object> nonced(Map<String, Object> claims, Map<String, String> asked) {
        Map<String, Object> bound = new HashMap<>(claims);
        bound.put("nonce", asked.get("nonce"));
        return bound;
    }

    private dev.mcpsql.identity.ProviderIdentity identity(Map<String, Object> claims, String nonce) {
        try {
            return new IdTokens(state.settings().provider().orElseThrow(), state.clock())
                    .verified(
                            com.nimbusds.jwt.JWTParser.parse(provider.forge().token(claims, "RS256")),
                            nonce,
                            provider.forge().provider())
                    .orElseThrow();
        } catch (java.text.ParseException | ProviderUnavailableException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> begun(String cookie) {
        URI address = signIn.begin(cookie, DESTINATION).orElseThrow();
        assertThat(address.toString()).startsWith(provider.issuer() + "/authorize?");
        return parameters(address.getRawQuery());
    }

    private Map<String, List<String>> answer(Map<String, String> asked) {
        return new HashMap<>(Map.of(
                "state", List.of(asked.get("state")),
                "iss", List.of(provider.issuer()),
                "code", List.of("a-code")));
    }

    private ProviderEnding finished(Map<String, String> asked, String cookie) {
        return signIn.finish(answer(asked), cookie);
    }

    private ProviderEnding way(Map<String, Object> claims) {
        String cookie = tokens.next();
        Map<String, String> asked = begun(cookie);
        provider.give(provider.forge().token(nonced(claims, asked), "RS256"));
        return finished(asked, cookie);
    }

    private String signedIn(Map<String, Object> claims) {
        return way(claims)
                .match(
                        in -> {
                            assertThat(in.destination()).isEqualTo(DESTINATION);
                            return in.cookie();
                        },
                        inactive -> {
                            throw new AssertionError(inactive);
                        },
                        failed -> {
                            throw new AssertionError(failed);
                        });
    }

    private static ProviderEnding.Failed failed(ProviderEnding ending) {
        assertThat(ending).isInstanceOf(ProviderEnding.Failed.class);
        return (ProviderEnding.Failed) ending;
    }

    private Optional<WebSession.Stage> stage(String cookie) {
        return sessions.find(cookie).map(WebSession::stage);
    }

    private void token(String name) {
        String client = "client-of-" + UUID.randomUUID();
        database.update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values (?, 'c', array['http://127.0.0.1/'], '127.0.0.1')
                """, client);
        database.update(
                """
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (?, '', ?, ?, '', '', '', now() + interval '1 day')
                """,
                UUID.randomUUID().toString(),
                client,
                accounts.standing(name).orElseThrow().accountId());
    }

    private int live(String name) {
        return database.one("""
                        select count(*) as live from mcp_sql.access_token t join mcp_sql.account a using (account_id)
                         where a.username = ? and t.revoked_at is null
                        """, row -> row.getInt("live"), name).orElseThrow();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
