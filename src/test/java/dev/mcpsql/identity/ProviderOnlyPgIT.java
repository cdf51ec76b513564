// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.TestState;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where only the provider signs people in, nothing of this server's own does, not even what was begun before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderOnlyPgIT {

    private static final String ADDRESS = "192.0.2.1";

    private TestState state;
    private StateDatabase database;
    private Accounts accounts;
    private WebSessions sessions;
    private SignInBackOff backOff;
    private PasswordSignIn signIn;
    private RecoveryCodes codes;
    private int people;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("""
                mcp-sql.sso.issuer=http://127.0.0.1:1
                mcp-sql.sso.client-id=mcp-sql
                mcp-sql.sso.only=true
                """);
        database = state.database();
        accounts = state.accounts();
        SecureRandom random = new SecureRandom();
        RandomTokens tokens = new RandomTokens(random);
        sessions = new WebSessions(database, state.settings(), tokens, state.clock());
        backOff = new SignInBackOff(database, state.clock());
        signIn = new PasswordSignIn(
                database, new PasswordHash(random), state.totp(), backOff, sessions, state.settings());
        codes = new RecoveryCodes(database, random, state.clock());
    }

    @Test
    void aPasswordOpensNothing() {
        assertThat(sessions.find(afterPassword(newcomer()))).isEmpty();
    }

    @Test
    void aCodeOfAnAuthenticatorOpensNothing() {
        String name = newcomer();
        TotpSecret secret = accounts.enrolTotp(name);
        String cookie = afterPassword(name);

        assertThat(signIn.code(cookie, TestPeople.code(secret, state.clock()), ADDRESS))
                .isEqualTo(expired());
    }

    @Test
    void aRecoveryCodeOpensNothingAndIsNotUsedUp() {
        String name = newcomer();
        accounts.enrolTotp(name);
        var account = accounts.required(name).accountId();
        List<RecoveryCode> fresh = database.inTransaction(session -> codes.renew(session, account));
        String cookie = afterPassword(name);

        RecoverySignIn recovery = new RecoverySignIn(codes, backOff, sessions);

        assertThat(recovery.code(cookie, fresh.get(0).value(), ADDRESS)).isEqualTo(expired());
        assertThat(codes.left(account)).isEqualTo(fresh.size());
    }

    @Test
    void aProofOpensNothingBesideOrAfterThePassword() {
        String name = newcomer();
        var account = accounts.required(name).accountId();
        accounts.enrolTotp(name);
        String cookie = afterPassword(name);
        ProvenSignIn proven = new ProvenSignIn(database, backOff, sessions);

        assertThat(proven.second(cookie, (session, person) -> true, ADDRESS)).isEqualTo(expired());
        SignInStep alone = proven.alone(Optional.of(account), (session, person) -> true, ADDRESS);
        assertThat(sessions.find(cookie(alone))).isEmpty();
    }

    @Test
    void nothingCanBeEnrolledOrConfirmed() {
        String cookie = afterPassword(newcomer());
        FactorChanges changes = new FactorChanges(database, sessions, codes, state.settings());

        FactorChange put = changes.put(cookie, (session, account) -> FactorChanges.Effect.ADDED);

        assertThat(put).isEqualTo(new FactorChange.Denied(FactorChange.Why.EXPIRED));
        Confirmation confirmation = new Confirmation(
                database, new PasswordHash(new SecureRandom()), state.totp(), codes, backOff, sessions);
        assertThat(confirmation.confirm(cookie, TestState.PASSWORD, "", ADDRESS))
                .isEqualTo(expired());
    }

    private String newcomer() {
        people++;
        String name = "local" + people;
        accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        return name;
    }

    private String afterPassword(String name) {
        return cookie(signIn.password(name, TestState.PASSWORD, ADDRESS));
    }

    private static String cookie(SignInStep step) {
        return step.match(new SignInStep.Branches<>(
                SignInStep.SignedIn::cookie,
                SignInStep.SecondFactorDue::cookie,
                SignInStep.EnrolmentDue::cookie,
                inactive -> "",
                denied -> ""));
    }

    private static SignInStep expired() {
        return new SignInStep.Denied(SignInStep.Denied.Why.EXPIRED);
    }
}
