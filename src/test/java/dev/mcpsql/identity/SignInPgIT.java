// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.TestState;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in, sessions and sign-out over a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInPgIT {

    private static final Duration STEP = Duration.ofSeconds(30);

    private TestState state;
    private Accounts accounts;
    private WebSessions sessions;
    private PasswordSignIn signIn;
    private SignOut signOut;
    private int people;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("mcp-sql.mfa-required=false");
        StateDatabase database = state.database();
        accounts = state.accounts();
        sessions = new WebSessions(database, state.settings(), new RandomTokens(new SecureRandom()), state.clock());
        signIn = new PasswordSignIn(
                database,
                new PasswordHash(new SecureRandom()),
                state.totp(),
                new SignInBackOff(database, state.clock()),
                sessions,
                state.settings());
        signOut = new SignOut(database, sessions, new Denials(new StoredDenialTrail(database)));
    }

    @Nested
    class WithoutASecondFactor {

        @Test
        void opensASessionForTheRightPassword() {
            String name = newcomer();

            String cookie = signedIn(name, address());

            assertThat(sessions.find(cookie))
                    .hasValueSatisfying(
                            session -> assertThat(session.standing().username()).isEqualTo(name));
            assertThat(stage(cookie)).contains(WebSession.Stage.COMPLETE);
        }

        @Test
        void storesNoCookie() {
            String cookie = signedIn(newcomer(), address());

            assertThat(state.database()
                            .one(
                                    "select count(*) as found from mcp_sql.web_session where session_hash = convert_to(?, 'UTF8')",
                                    row -> row.getInt("found"),
                                    cookie))
                    .contains(0);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nobody-of-this-name", "", "NOT A NAME", "x\u0000y", "' or 1=1 --"})
        void tellsAnUnknownNameNothingElseThanAWrongPassword(String unknown) {
            SignInStep wrong = signIn.password(newcomer(), "wrong password", address());
            SignInStep nobody = signIn.password(unknown, "wrong password", address());

            assertThat(nobody).isEqualTo(wrong).isEqualTo(denied(SignInStep.Denied.Why.WRONG));
        }

        @Test
        void readsNamesInAnyCase() {
            String name = newcomer();

            signedIn("  " + name.toUpperCase(java.util.Locale.ROOT) + " ", address());
        }

        @Test
        void denyInactivePeopleOnlyAfterTheRightPassword() {
            String name = newcomer();
            accounts.deactivate(name);

            assertThat(signIn.password(name, "wrong password", address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(signIn.password(name, TestState.PASSWORD, address())).isInstanceOf(SignInStep.Inactive.class);
        }
    }

    @Nested
    class WithASecondFactor {

        @Test
        void opensNothingBeforeTheCode() {
            String name = newcomer();
            accounts.enrolTotp(name);

            String cookie = unfinished(name);

            assertThat(stage(cookie)).contains(WebSession.Stage.SECOND_FACTOR_DUE);
        }

        @Test
        void replacesTheCookieWhenTheCodeIsRight() {
            String name = newcomer();
            TotpSecret secret = accounts.enrolTotp(name);
            String cookie = unfinished(name);

            String complete = cookie(signIn.code(cookie, code(secret, 0), address()));

            assertThat(complete).isNotEqualTo(cookie);
            assertThat(stage(complete)).contains(WebSession.Stage.COMPLETE);
            assertThat(stage(cookie)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 1})
        void acceptsTheNeighbouringSteps(int step) {
            String name = newcomer();
            TotpSecret secret = accounts.enrolTotp(name);

            assertThat(signIn.code(unfinished(name), code(secret, step), address()))
                    .isInstanceOf(SignInStep.SignedIn.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {-2, 2, 100})
        void acceptsNoOtherStep(int step) {
            String name = newcomer();
            TotpSecret secret = accounts.enrolTotp(name);

            assertThat(signIn.code(unfinished(name), code(secret, step), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
        }

        @Test
        void acceptsNoCodeTwiceNorAnOlderOne() {
            String name = newcomer();
            TotpSecret secret = accounts.enrolTotp(name);
            signIn.code(unfinished(name), code(secret, 0), address());

            assertThat(signIn.code(unfinished(name), code(secret, 0), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(signIn.code(unfinished(name), code(secret, -1), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
        }

        @Test
        void finishesNothingThatWasEndedMeanwhile() {
            String name = newcomer();
            accounts.enrolTotp(name);
            String cookie = unfinished(name);
            accounts.setPassword(name, TestState.PASSWORD);

            UUID account = accounts.standing(name).orElseThrow().accountId();

            assertThat(sessions.finish(cookie, account)).isEmpty();
        }

        @Test
        void forgetsAnUnfinishedSignIn() {
            String name = newcomer();
            TotpSecret secret = accounts.enrolTotp(name);
            String cookie = unfinished(name);
            state.clock().advance(Duration.ofMinutes(6));

            assertThat(signIn.code(cookie, code(secret, 0), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.EXPIRED));
        }

        @Test
        void asksAgainWhenTheFactorWasEnrolledAfterTheSignIn() {
            String name = newcomer();
            String cookie = signedIn(name, address());
            accounts.enrolTotp(name);

            assertThat(stage(cookie)).contains(WebSession.Stage.SECOND_FACTOR_DUE);
        }

        @Test
        void guessesAreCountedThoughThePasswordIsRight() {
            String name = newcomer();
            accounts.enrolTotp(name);
            String attacker = address();
            for (int i = 0; i < 5; i++) {
                signIn.code(unfinished(name, attacker), "000000", attacker);
            }

            assertThat(signIn.password(name, TestState.PASSWORD, attacker))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
        }
    }

    @Nested
    class BackOff {

        @Test
        void growsWithFailuresAndEndsByItself() {
            String name = newcomer();
            String attacker = address();
            fail(name, attacker, 5);

            assertThat(signIn.password(name, TestState.PASSWORD, attacker))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
            state.clock().advance(Duration.ofSeconds(1));
            assertThat(signIn.password(name, "wrong password", attacker))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            state.clock().advance(Duration.ofSeconds(1));
            assertThat(signIn.password(name, TestState.PASSWORD, attacker))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
            state.clock().advance(SignInBackOff.LONGEST_WAIT);
            signedIn(name, attacker);
        }

        @Test
        void doesNotKeepTheOwnerOut() {
            String name = newcomer();
            fail(name, address(), 5);

            signedIn(name, address());
        }

        @Test
        void saysTheSameForNamesThatNobodyBears() {
            String attacker = address();
            fail("nobody-" + attacker, attacker, 5);

            assertThat(signIn.password("nobody-" + attacker, "wrong password", attacker))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
        }

        @Test
        void holdsAnAddressThatTriesManyNames() {
            String attacker = address();
            IntStream.range(0, 20).forEach(i -> signIn.password("name" + i + "-" + people, "wrong", attacker));

            assertThat(signIn.password(newcomer(), TestState.PASSWORD, attacker))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
            state.clock().advance(Duration.ofMinutes(16));
            signedIn(newcomer(), attacker);
        }

        private void fail(String name, String address, int times) {
            for (int i = 0; i < times; i++) {
                assertThat(signIn.password(name, "wrong password", address))
                        .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            }
        }
    }

    @Nested
    class Sessions {

        @Test
        void endWhenIdle() {
            String cookie = signedIn(newcomer(), address());
            state.clock().advance(Duration.ofMinutes(29));
            assertThat(stage(cookie)).isPresent();
            state.clock().advance(Duration.ofMinutes(29));
            assertThat(stage(cookie)).isPresent();
            state.clock().advance(Duration.ofMinutes(31));

            assertThat(stage(cookie)).isEmpty();
        }

        @Test
        void endInAnyCase() {
            String cookie = signedIn(newcomer(), address());
            for (int i = 0; i < 30; i++) {
                state.clock().advance(Duration.ofMinutes(25));
                sessions.find(cookie);
            }

            assertThat(stage(cookie)).isEmpty();
        }

        @Test
        void endWithDeactivationAndANewPassword() {
            String gone = newcomer();
            String changed = newcomer();
            String goneCookie = signedIn(gone, address());
            String changedCookie = signedIn(changed, address());

            accounts.deactivate(gone);
            accounts.setPassword(changed, "another good password");

            assertThat(stage(goneCookie)).isEmpty();
            assertThat(stage(changedCookie)).isEmpty();
        }

        @Test
        void endAtSignOutWithOneRowThatCountsTokens() {
            String name = newcomer();
            String cookie = signedIn(name, address());
            UUID account = accounts.standing(name).orElseThrow().accountId();
            token(account, "a-" + name);
            token(account, "b-" + name);

            SignOut.Effect effect = signOut.end(cookie, "192.0.2.1");

            assertThat(effect).isEqualTo(SignOut.Effect.GRANTS_REVOKED);
            assertThat(stage(cookie)).isEmpty();
            assertThat(state.denials(name)).containsExactly("session_logout:tokens revoked: 2");
        }

        @Test
        void revokeNothingWhenOnlyThePasswordWasShown() {
            String name = newcomer();
            accounts.enrolTotp(name);
            String cookie = unfinished(name);

            signOut.end(cookie, "192.0.2.1");

            assertThat(stage(cookie)).isEmpty();
            assertThat(state.denials(name)).isEmpty();
        }

        @Test
        void doNotGrowFromForgedCookies() {
            SignOut.Effect effect = signOut.end("A".repeat(43), "192.0.2.1");

            assertThat(effect).isEqualTo(SignOut.Effect.NO_SESSION);
            assertThat(stage("A".repeat(43))).isEmpty();
        }
    }

    private void token(UUID account, String tokenId) {
        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values ('mcp-sql-x', 'x', '{http://localhost/cb}', '') on conflict do nothing
                """);
        state.database().update("""
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (?, '', 'mcp-sql-x', ?, '', '', '', now() + interval '1 hour')
                """, tokenId, account);
    }

    private String newcomer() {
        String name = "person" + ++people;
        accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        return name;
    }

    /** An address that nobody used before. */
    private String address() {
        people++;
        return "10." + people / 65536 + "." + people / 256 % 256 + "." + people % 256;
    }

    private String signedIn(String name, String address) {
        return cookie(signIn.password(name, TestState.PASSWORD, address));
    }

    private static String cookie(SignInStep step) {
        assertThat(step).isInstanceOf(SignInStep.SignedIn.class);
        return ((SignInStep.SignedIn) step).cookie();
    }

    private String unfinished(String name) {
        return unfinished(name, address());
    }

    private String unfinished(String name, String address) {
        SignInStep step = signIn.password(name, TestState.PASSWORD, address);
        assertThat(step).isInstanceOf(SignInStep.SecondFactorDue.class);
        return ((SignInStep.SecondFactorDue) step).cookie();
    }

    private Optional<WebSession.Stage> stage(String cookie) {
        return sessions.find(cookie).map(WebSession::stage);
    }

    private static SignInStep denied(SignInStep.Denied.Why why) {
        return new SignInStep.Denied(why);
    }

    private String code(TotpSecret secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(bytes(secret), "RAW"),
                            state.clock().instant().plus(STEP.multipliedBy(steps)));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(TotpSecret secret) {
        byte[] bytes = new byte[secret.base32().length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int letter =
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.base32().charAt(bit / 5));
            bytes[bit / 8] |= (byte) (((letter >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
        return bytes;
    }
}
