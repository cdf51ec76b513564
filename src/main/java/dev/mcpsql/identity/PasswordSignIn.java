// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateUnavailableException;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person in: name and password first, then the code of the second factor if the account has one.
 *
 * <p>A name that nobody bears, and a person without a password, take the same statements, the same computation and the same
 * answer as a wrong password (OWASP authentication cheat sheet, "Authentication Responses").
 */
@Component
public final class PasswordSignIn {

    private static final System.Logger LOG = System.getLogger(PasswordSignIn.class.getName());

    private static final String STORED = """
            select a.password_hash, a.password_changed_at, s.* from mcp_sql.account a join mcp_sql.standing s using (account_id)
             where a.username = ?
            """;

    private static final String RENEW =
            "update mcp_sql.account set password_hash = ? where account_id = ? and password_hash = ?";

    private static final SignInStep WRONG = new SignInStep.Denied(SignInStep.Denied.Why.WRONG);

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
        return switch (passwords.matches(password, stored.map(Stored::hash).orElse(null))) {
            case BUSY -> {
                backOff.takeBack(name, address);
                yield new SignInStep.Denied(SignInStep.Denied.Why.WAIT);
            }
            case NO -> WRONG;
            case YES -> known(stored.orElseThrow(), password, address);
        };
    }

    /** The second step, with the cookie of the first. */
    public SignInStep code(String cookie, String code, String address) {
        Optional<WebSession> session = sessions.find(cookie);
        if (session.isEmpty() || session.get().stage() != WebSession.Stage.SECOND_FACTOR_DUE) {
            return new SignInStep.Denied(SignInStep.Denied.Why.EXPIRED);
        }
        Standing person = session.get().standing();
        if (backOff.codeTurn(person.username(), address) == SignInBackOff.Turn.LATER) {
            return new SignInStep.Denied(SignInStep.Denied.Why.WAIT);
        }
        if (!totp.accepts(person.accountId(), code)) {
            return WRONG;
        }
        backOff.forget(person.username(), address);
        return sessions.finish(cookie, person.accountId())
                .<SignInStep>map(SignInStep.SignedIn::new)
                .orElseGet(() -> new SignInStep.Denied(SignInStep.Denied.Why.EXPIRED));
    }

    private SignInStep known(Stored stored, String password, String address) {
        Standing person = stored.standing();
        if (!person.active()) {
            backOff.takeBack(person.username(), address);
            return new SignInStep.Inactive(person);
        }
        SignInStep step = person.mfa() ? unfinished(stored, address) : complete(stored, address);
        renew(stored, password);
        return step;
    }

    /** Only the hash that was read is replaced, so a change of the password meanwhile stands; without it, next time will do. */
    private void renew(Stored stored, String password) {
        try {
            Optional.ofNullable(stored.hash())
                    .flatMap(hash -> passwords.renewed(password, hash))
                    .ifPresent(
                            hash -> state.update(RENEW, hash, stored.standing().accountId(), stored.hash()));
        } catch (StateUnavailableException notNow) {
            LOG.log(Level.WARNING, "a password hash was not renewed", notNow);
        }
    }

    private SignInStep unfinished(Stored stored, String address) {
        backOff.takeBack(stored.standing().username(), address);
        return sessions.openUnfinished(stored.standing().accountId(), stored.changedAt())
                .<SignInStep>map(SignInStep.SecondFactorDue::new)
                .orElse(WRONG);
    }

    private SignInStep complete(Stored stored, String address) {
        backOff.forget(stored.standing().username(), address);
        UUID account = stored.standing().accountId();
        return mfaRequired
                ? sessions.openForEnrolment(account, stored.changedAt())
                        .<SignInStep>map(SignInStep.EnrolmentDue::new)
                        .orElse(WRONG)
                : sessions.open(account, stored.changedAt())
                        .<SignInStep>map(SignInStep.SignedIn::new)
                        .orElse(WRONG);
    }

    private record Stored(@Nullable String hash, Instant changedAt, Standing standing) {
        static Stored from(ResultSet row) throws SQLException {
            return new Stored(
                    row.getString("password_hash"),
                    row.getTimestamp("password_changed_at").toInstant(),
                    Standing.from(row));
        }
    }
}
