// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Signs a person in: name and password first, then the code of the second factor if the account has one.
 *
 * <p>A name that nobody bears takes the same statements, the same computation and the same answer as a wrong password
 * (OWASP authentication cheat sheet, "Authentication Responses").
 */
@Component
public final class PasswordSignIn {

    private static final String STORED = """
            select a.password_hash, s.* from mcp_sql.account a join mcp_sql.standing s using (account_id)
             where a.username = ?
            """;

    /** Stands for every name that cannot be one; they share one count. */
    private static final String IMPOSSIBLE_NAME = "?";

    private final StateDatabase state;
    private final PasswordHash passwords;
    private final TotpCredentials totp;
    private final SignInBackOff backOff;
    private final WebSessions sessions;
    private final boolean mfaRequired;

    /** Over the state database. */
    @Inject
    public PasswordSignIn(
            StateDatabase state,
            PasswordHash passwords,
            TotpCredentials totp,
            SignInBackOff backOff,
            WebSessions sessions,
            Settings settings) {
        this.state = state;
        this.passwords = passwords;
        this.totp = totp;
        this.backOff = backOff;
        this.sessions = sessions;
        this.mfaRequired = settings.signIn().mfaRequired();
    }

    /** The first step. */
    public SignInStep password(String username, String password, String address) {
        String name = Accounts.normalized(username).orElse(IMPOSSIBLE_NAME);
        if (backOff.turn(name, address) == SignInBackOff.Turn.LATER) {
            return new SignInStep.Denied(SignInStep.Denied.Why.WAIT);
        }
        Optional<Stored> stored = state.one(STORED, Stored::from, name);
        String hash = stored.map(Stored::passwordHash).orElseGet(passwords::nobody);
        return switch (passwords.matches(password, hash)) {
            case BUSY -> {
                backOff.takeBack(name, address);
                yield new SignInStep.Denied(SignInStep.Denied.Why.WAIT);
            }
            case NO -> new SignInStep.Denied(SignInStep.Denied.Why.WRONG);
            case YES -> known(stored.orElseThrow().standing(), address);
        };
    }

    /** The second step, with the cookie of the first. */
    public SignInStep code(String cookie, String code, String address) {
        Optional<WebSession> session = sessions.find(cookie);
        if (session.isEmpty() || session.get().stage() != WebSession.Stage.SECOND_FACTOR_DUE) {
            return new SignInStep.Denied(SignInStep.Denied.Why.EXPIRED);
        }
        Standing person = session.get().standing();
        if (backOff.turn(person.username(), address) == SignInBackOff.Turn.LATER) {
            return new SignInStep.Denied(SignInStep.Denied.Why.WAIT);
        }
        if (!totp.accepts(person.accountId(), code)) {
            return new SignInStep.Denied(SignInStep.Denied.Why.WRONG);
        }
        backOff.forget(person.username(), address);
        return sessions.finish(cookie, person.accountId())
                .<SignInStep>map(SignInStep.SignedIn::new)
                .orElseGet(() -> new SignInStep.Denied(SignInStep.Denied.Why.EXPIRED));
    }

    private SignInStep known(Standing person, String address) {
        if (!person.active()) {
            backOff.takeBack(person.username(), address);
            return new SignInStep.Inactive(person);
        }
        if (person.mfa()) {
            backOff.takeBack(person.username(), address);
            return new SignInStep.SecondFactorDue(sessions.openUnfinished(person.accountId()));
        }
        backOff.forget(person.username(), address);
        return mfaRequired
                ? new SignInStep.EnrolmentDue(sessions.openForEnrolment(person.accountId()))
                : new SignInStep.SignedIn(sessions.open(person.accountId()));
    }

    private record Stored(String passwordHash, Standing standing) {
        static Stored from(ResultSet row) throws SQLException {
            return new Stored(row.getString("password_hash"), Standing.from(row));
        }
    }
}
