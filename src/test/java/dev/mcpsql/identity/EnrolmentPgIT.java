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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enrolment, recovery and confirmation over a real database, where a second factor is required. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrolmentPgIT {

    private static final Duration STEP = Duration.ofSeconds(30);

    private TestState state;
    private StateDatabase database;
    private Accounts accounts;
    private WebSessions sessions;
    private PasswordSignIn signIn;
    private RecoverySignIn recovery;
    private RecoveryCodes codes;
    private TotpEnrolment enrolment;
    private FactorChanges changes;
    private Confirmation confirmation;
    private SignOut signOut;
    private int people;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("");
        database = state.database();
        accounts = state.accounts();
        SecureRandom random = new SecureRandom();
        PasswordHash passwords = new PasswordHash(random);
        SignInBackOff backOff = new SignInBackOff(database, state.clock());
        sessions = new WebSessions(database, state.settings(), new RandomTokens(random), state.clock());
        signIn = new PasswordSignIn(database, passwords, state.totp(), backOff, sessions, state.settings());
        codes = new RecoveryCodes(database, random, state.clock());
        recovery = new RecoverySignIn(codes, backOff, sessions);
        changes = new FactorChanges(database, sessions, codes, state.settings());
        enrolment = new TotpEnrolment(database, state.totp(), changes);
        confirmation = new Confirmation(database, passwords, state.totp(), codes, backOff, sessions);
        signOut = new SignOut(database, sessions, new Denials(new StoredDenialTrail(database)));
    }

    @Nested
    class WithoutAFactor {

        @Test
        void leadsToEnrolmentAndNowhereElse() {
            String cookie = due(newcomer());

            assertThat(stage(cookie)).contains(WebSession.Stage.ENROLMENT_DUE);
            assertThat(confirmation.confirm(cookie, TestState.PASSWORD, "", address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.EXPIRED));
            assertThat(changes.renewCodes(cookie)).isEqualTo(refused(FactorChange.Why.WRONG));
            assertThat(signIn.code(cookie, "000000", address())).isEqualTo(denied(SignInStep.Denied.Why.EXPIRED));
            assertThat(recovery.code(cookie, "0".repeat(24), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.EXPIRED));
        }

        @Test
        void completesTheSignInUnderANewCookieWithRecoveryCodes() {
            String name = newcomer();
            String cookie = due(name);
            TotpSecret secret = enrolment.pending(cookie, account(name));

            FactorChange.Done done = done(enrolment.confirm(cookie, code(secret, 0)));

            assertThat(done.cookie()).isNotEqualTo(cookie);
            assertThat(stage(cookie)).isEmpty();
            assertThat(stage(done.cookie())).contains(WebSession.Stage.COMPLETE);
            assertThat(done.codes()).hasSize(RecoveryCodes.SET).doesNotHaveDuplicates();
        }

        @Test
        void doesNotActivateASecretThatWasOnlyShown() {
            String name = newcomer();

            enrolment.pending(due(name), account(name));

            assertThat(accounts.standing(name))
                    .hasValueSatisfying(person -> assertThat(person.mfa()).isFalse());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "00000", "0000000", "abcdef", "٠٠٠٠٠٠", "' or 1=1"})
        void takesNothingThatIsNoCode(String wrong) {
            String name = newcomer();
            String cookie = due(name);
            enrolment.pending(cookie, account(name));

            assertThat(enrolment.confirm(cookie, wrong)).isEqualTo(refused(FactorChange.Why.WRONG));
            assertThat(stage(cookie)).contains(WebSession.Stage.ENROLMENT_DUE);
        }

        @Test
        void usesUpTheCodeThatConfirmed() {
            String name = newcomer();
            TotpSecret secret = enrolled(name).secret();

            assertThat(signIn.code(unfinished(name), code(secret, 0), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(signIn.code(unfinished(name), code(secret, 1), address()))
                    .isInstanceOf(SignInStep.SignedIn.class);
        }

        @Test
        void showsItsSecretToNoOtherBrowser() {
            String name = newcomer();
            String mine = due(name);
            String another = due(name);

            TotpSecret shown = enrolment.pending(mine, account(name));

            assertThat(enrolment.pending(mine, account(name))).isEqualTo(shown);
            assertThat(enrolment.pending(another, account(name))).isNotEqualTo(shown);
            assertThat(enrolment.confirm(another, code(shown, 0))).isEqualTo(refused(FactorChange.Why.WRONG));
        }

        @Test
        void letsOneBrowserEnrolAndNotTheOther() throws Exception {
            String name = newcomer();
            List<String> cookies = List.of(due(name), due(name), due(name), due(name));
            List<TotpSecret> secrets = cookies.stream()
                    .map(cookie -> enrolment.pending(cookie, account(name)))
                    .toList();

            List<FactorChange> endings =
                    together(cookies.size(), i -> enrolment.confirm(cookies.get(i), code(secrets.get(i), 0)));

            assertThat(endings).filteredOn(FactorChange.Done.class::isInstance).hasSize(1);
            assertThat(endings)
                    .filteredOn(refused(FactorChange.Why.EXPIRED)::equals)
                    .hasSize(3);
        }

        @Test
        void forgetsAnEnrolmentThatTakesTooLong() {
            String name = newcomer();
            String cookie = due(name);
            TotpSecret secret = enrolment.pending(cookie, account(name));
            state.clock().advance(Duration.ofMinutes(16));

            assertThat(enrolment.confirm(cookie, code(secret, 0))).isEqualTo(refused(FactorChange.Why.EXPIRED));
        }

        @Test
        void storesThePendingSecretSealed() {
            String name = newcomer();
            String cookie = due(name);
            TotpSecret secret = enrolment.pending(cookie, account(name));

            byte[] stored = database.one(
                            "select secret_encrypted from mcp_sql.totp_enrolment where session_hash = ?",
                            row -> row.getBytes("secret_encrypted"),
                            (Object) RandomTokens.hash(cookie))
                    .orElseThrow();

            assertThat(TotpSecret.of(stored).base32()).doesNotContain(secret.base32());
        }
    }

    @Nested
    class WithAFactor {

        @Test
        void replacesItOnlySoonAfterTheSignIn() {
            String name = newcomer();
            String cookie = enrolled(name).cookie();
            TotpSecret next = enrolment.pending(cookie, account(name));
            state.clock().advance(Duration.ofMinutes(11));

            assertThat(enrolment.confirm(cookie, code(next, 0))).isEqualTo(refused(FactorChange.Why.STALE));
            assertThat(changes.renewCodes(cookie)).isEqualTo(refused(FactorChange.Why.STALE));
        }

        @Test
        void replacesItAfterAConfirmation() {
            String name = newcomer();
            Enrolled first = enrolled(name);
            state.clock().advance(Duration.ofMinutes(11));
            String confirmed = cookie(
                    confirmation.confirm(first.cookie(), TestState.PASSWORD, code(first.secret(), 0), address()));
            TotpSecret next = enrolment.pending(confirmed, account(name));

            FactorChange.Done done = done(enrolment.confirm(confirmed, code(next, 0)));

            assertThat(confirmed).isNotEqualTo(first.cookie());
            assertThat(done.codes()).as("the older codes go on working").isEmpty();
            assertThat(signIn.code(unfinished(name), code(first.secret(), 1), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(signIn.code(unfinished(name), code(next, 1), address())).isInstanceOf(SignInStep.SignedIn.class);
        }

        @Test
        void endsOtherSessionsAndGrantsWhenItIsReplaced() {
            String name = newcomer();
            Enrolled first = enrolled(name);
            String elsewhere = cookie(signIn.code(unfinished(name), code(first.secret(), 1), address()));
            token(account(name), "replaced-" + name);
            TotpSecret next = enrolment.pending(first.cookie(), account(name));

            String kept = done(enrolment.confirm(first.cookie(), code(next, 0))).cookie();

            assertThat(stage(kept)).contains(WebSession.Stage.COMPLETE);
            assertThat(stage(elsewhere)).isEmpty();
            assertThat(revocation("replaced-" + name)).contains("revoked");
        }

        @Test
        void keepsTheOldOneUntilTheNewOneIsConfirmed() {
            String name = newcomer();
            Enrolled first = enrolled(name);

            enrolment.pending(first.cookie(), account(name));

            assertThat(signIn.code(unfinished(name), code(first.secret(), 1), address()))
                    .isInstanceOf(SignInStep.SignedIn.class);
        }

        @Test
        void doesNotRemoveTheLastOne() {
            String cookie = enrolled(newcomer()).cookie();

            assertThat(enrolment.remove(cookie)).isEqualTo(refused(FactorChange.Why.LAST));
            assertThat(stage(cookie)).contains(WebSession.Stage.COMPLETE);
        }

        @Test
        void removesItWhereAnotherStays() {
            String name = newcomer();
            String cookie = enrolled(name).cookie();
            passkey(name);
            token(account(name), "removed-" + name);

            String kept = done(enrolment.remove(cookie)).cookie();

            assertThat(stage(kept)).contains(WebSession.Stage.COMPLETE);
            assertThat(Factors.of(database, account(name)))
                    .isEqualTo(new Factors(
                            Factors.of(database, account(name)).passwordSince(),
                            Optional.empty(),
                            1,
                            false,
                            RecoveryCodes.SET));
            assertThat(revocation("removed-" + name)).contains("revoked");
        }

        @ParameterizedTest
        @ValueSource(strings = {"wrong password", ""})
        void confirmsNoWrongPassword(String wrong) {
            Enrolled enrolled = enrolled(newcomer());

            assertThat(confirmation.confirm(enrolled.cookie(), wrong, code(enrolled.secret(), 1), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
        }

        @Test
        void confirmsNoMissingOrUsedCode() {
            Enrolled enrolled = enrolled(newcomer());

            assertThat(confirmation.confirm(enrolled.cookie(), TestState.PASSWORD, "", address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(confirmation.confirm(
                            enrolled.cookie(), TestState.PASSWORD, code(enrolled.secret(), 0), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
        }

        @Test
        void slowsDownGuessesAtAConfirmation() {
            Enrolled enrolled = enrolled(newcomer());
            String thief = address();
            for (int i = 0; i < 6; i++) {
                confirmation.confirm(enrolled.cookie(), "wrong password", "000000", thief);
            }

            assertThat(confirmation.confirm(enrolled.cookie(), TestState.PASSWORD, code(enrolled.secret(), 1), thief))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
        }

        @Test
        void asksAgainWhenAnOperatorTookItAway() {
            String name = newcomer();
            String cookie = enrolled(name).cookie();

            accounts.removeTotp(name);

            assertThat(stage(cookie)).isEmpty();
            assertThat(stage(due(name))).contains(WebSession.Stage.ENROLMENT_DUE);
        }
    }

    @Nested
    class Recovery {

        @Test
        void opensTheAccountOnceForEachCode() {
            String name = newcomer();
            RecoveryCode code = enrolled(name).codes().get(0);

            SignInStep first = recovery.code(unfinished(name), code.grouped(), address());
            SignInStep second = recovery.code(unfinished(name), code.grouped(), address());

            assertThat(stage(cookie(first))).contains(WebSession.Stage.COMPLETE);
            assertThat(second).isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(codes.left(account(name))).isEqualTo(RecoveryCodes.SET - 1);
        }

        @Test
        void letsOneOfManyWin() throws Exception {
            String name = newcomer();
            String code = enrolled(name).codes().get(0).grouped();
            int attempts = 16;
            List<String> cookies =
                    IntStream.range(0, attempts).mapToObj(i -> unfinished(name)).toList();
            List<String> addresses =
                    IntStream.range(0, attempts).mapToObj(i -> address()).toList();

            List<SignInStep> endings = together(attempts, i -> recovery.code(cookies.get(i), code, addresses.get(i)));

            assertThat(endings)
                    .filteredOn(SignInStep.SignedIn.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void countsGuessesWithThoseAtOtherFactors() {
            String name = newcomer();
            Enrolled enrolled = enrolled(name);
            String attacker = address();
            String cookie = unfinished(name, attacker);
            for (int i = 0; i < 6; i++) {
                recovery.code(cookie, "0000-0000-0000-0000-0000-0000", attacker);
            }

            assertThat(recovery.code(cookie, enrolled.codes().get(0).grouped(), attacker))
                    .isEqualTo(signIn.code(cookie, code(enrolled.secret(), 1), attacker))
                    .isEqualTo(denied(SignInStep.Denied.Why.WAIT));
        }

        @Test
        void endsOlderCodesWhenThereAreNewOnes() {
            String name = newcomer();
            Enrolled enrolled = enrolled(name);

            FactorChange.Done renewed = done(changes.renewCodes(enrolled.cookie()));

            assertThat(recovery.code(unfinished(name), enrolled.codes().get(0).grouped(), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
            assertThat(recovery.code(unfinished(name), renewed.codes().get(0).grouped(), address()))
                    .isInstanceOf(SignInStep.SignedIn.class);
        }

        @Test
        void opensNobodyElsesAccount() {
            RecoveryCode code = enrolled(newcomer()).codes().get(0);
            String other = newcomer();
            enrolled(other);

            assertThat(recovery.code(unfinished(other), code.grouped(), address()))
                    .isEqualTo(denied(SignInStep.Denied.Why.WRONG));
        }

        @Test
        void storesNoCode() {
            String name = newcomer();
            RecoveryCode code = enrolled(name).codes().get(0);

            assertThat(database.one(
                            "select count(*) as found from mcp_sql.recovery_code where code_hash = convert_to(?, 'UTF8')",
                            row -> row.getInt("found"),
                            code.value()))
                    .contains(0);
        }
    }

    @Test
    void signsOutEverywhereWithOneRow() {
        String name = newcomer();
        Enrolled enrolled = enrolled(name);
        String elsewhere = cookie(signIn.code(unfinished(name), code(enrolled.secret(), 1), address()));
        token(account(name), "everywhere-" + name);
        unfinished(name);
        LiveSessions live = new LiveSessions(database, state.settings(), state.clock());

        assertThat(live.of(account(name), elsewhere))
                .extracting(LiveSessions.LiveSession::here)
                .containsExactly(true, false);
        signOut.everywhere(sessions.find(elsewhere).orElseThrow().standing(), "192.0.2.1");

        assertThat(stage(elsewhere)).isEmpty();
        assertThat(stage(enrolled.cookie())).isEmpty();
        assertThat(state.denials(name)).containsExactly("session_logout:tokens revoked: 1");
    }

    private record Enrolled(TotpSecret secret, String cookie, List<RecoveryCode> codes) {}

    private Enrolled enrolled(String name) {
        String cookie = due(name);
        TotpSecret secret = enrolment.pending(cookie, account(name));
        FactorChange.Done done = done(enrolment.confirm(cookie, code(secret, 0)));
        return new Enrolled(secret, done.cookie(), done.codes());
    }

    private String newcomer() {
        String name = "enrolling" + ++people;
        accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        return name;
    }

    private UUID account(String name) {
        return accounts.standing(name).orElseThrow().accountId();
    }

    /** An address that nobody used before. */
    private String address() {
        people++;
        return "10." + people / 65536 + "." + people / 256 % 256 + "." + people % 256;
    }

    private String due(String name) {
        SignInStep step = signIn.password(name, TestState.PASSWORD, address());
        assertThat(step).isInstanceOf(SignInStep.EnrolmentDue.class);
        return ((SignInStep.EnrolmentDue) step).cookie();
    }

    private String unfinished(String name) {
        return unfinished(name, address());
    }

    private String unfinished(String name, String address) {
        SignInStep step = signIn.password(name, TestState.PASSWORD, address);
        assertThat(step).isInstanceOf(SignInStep.SecondFactorDue.class);
        return ((SignInStep.SecondFactorDue) step).cookie();
    }

    private static String cookie(SignInStep step) {
        assertThat(step).isInstanceOf(SignInStep.SignedIn.class);
        return ((SignInStep.SignedIn) step).cookie();
    }

    private static FactorChange.Done done(FactorChange change) {
        assertThat(change).isInstanceOf(FactorChange.Done.class);
        return (FactorChange.Done) change;
    }

    private Optional<WebSession.Stage> stage(String cookie) {
        return sessions.find(cookie).map(WebSession::stage);
    }

    private static SignInStep denied(SignInStep.Denied.Why why) {
        return new SignInStep.Denied(why);
    }

    private static FactorChange refused(FactorChange.Why why) {
        return new FactorChange.Denied(why);
    }

    private void passkey(String name) {
        database.update("""
                insert into mcp_sql.passkey (credential_id, account_id, credential, sign_count, verifies_user,
                                             backup_eligible, backed_up, transports, label)
                values (convert_to(?, 'UTF8'), ?, '', 0, false, false, false, '{}', 'key')
                """, name, account(name));
    }

    private void token(UUID account, String tokenId) {
        database.update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values ('mcp-sql-x', 'x', '{http://localhost/cb}', '') on conflict do nothing
                """);
        database.update("""
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (?, '', 'mcp-sql-x', ?, '', '', '', now() + interval '1 hour')
                """, tokenId, account);
    }

    private Optional<String> revocation(String tokenId) {
        return database.one(
                "select coalesce(revoked_because, '') as because from mcp_sql.access_token where token_id = ?",
                row -> row.getString("because"),
                tokenId);
    }

    private interface Attempt<T> {
        T number(int i);
    }

    /** All at once. */
    private static <T> List<T> together(int attempts, Attempt<T> attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(attempts);
        try {
            List<Callable<T>> calls = IntStream.range(0, attempts)
                    .<Callable<T>>mapToObj(i -> () -> attempt.number(i))
                    .toList();
            List<T> endings = new java.util.ArrayList<>();
            for (Future<T> ending : threads.invokeAll(calls)) {
                endings.add(ending.get());
            }
            return endings;
        } finally {
            threads.shutdownNow();
        }
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
