// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks a person who is signed in to show once more who that is, before a factor or the password changes: a session that was
 * left open, or stolen, is not enough (OWASP authentication cheat sheet, "Require Re-authentication for Sensitive Features").
 */
@Component
public final class Confirmation {

    private static final String STORED = """
            select password_hash from mcp_sql.account where account_id = ? and password_hash is not null
            """;

    private final StateDatabase state;
    private final PasswordHash passwords;
    private final TotpCredentials totp;
    private final RecoveryCodes codes;
    private final SignInBackOff backOff;
    private final WebSessions sessions;

    /** Over the state database. */
    @Inject
    public Confirmation(
            StateDatabase state,
            PasswordHash passwords,
            TotpCredentials totp,
            RecoveryCodes codes,
            SignInBackOff backOff,
            WebSessions sessions) {
        this.state = state;
        this.passwords = passwords;
        this.totp = totp;
        this.codes = codes;
        this.backOff = backOff;
        this.sessions = sessions;
    }

    /**
     * Checks password and, where the account has a second factor, a code of it or a recovery code. Guesses are counted together
     * with those at the sign-in.
     */
    public SignInStep confirm(String cookie, String password, String code, String address) {
        Optional<WebSession> session =
                sessions.find(cookie).filter(found -> found.stage() == WebSession.Stage.COMPLETE);
        if (session.isEmpty()) {
            return denied(SignInStep.Denied.Why.EXPIRED);
        }
        Standing person = session.get().standing();
        if (backOff.codeTurn(person.username(), address) == SignInBackOff.Turn.LATER) {
            return denied(SignInStep.Denied.Why.WAIT);
        }
        return switch (passwords.matches(password, stored(person.accountId()).orElse(null))) {
            case BUSY -> {
                backOff.takeBack(person.username(), address);
                yield denied(SignInStep.Denied.Why.WAIT);
            }
            case NO -> denied(SignInStep.Denied.Why.WRONG);
            case YES -> factor(cookie, person, code, address);
        };
    }

    private SignInStep factor(String cookie, Standing person, String code, String address) {
        if (person.mfa() && !totp.accepts(person.accountId(), code) && !codes.accepts(person.accountId(), code)) {
            return denied(SignInStep.Denied.Why.WRONG);
        }
        backOff.forget(person.username(), address);
        return sessions.confirm(cookie, person)
                .<SignInStep>map(SignInStep.SignedIn::new)
                .orElseGet(() -> denied(SignInStep.Denied.Why.EXPIRED));
    }

    private Optional<String> stored(UUID account) {
        return state.one(STORED, row -> row.getString("password_hash"), account);
    }

    private static SignInStep denied(SignInStep.Denied.Why why) {
        return new SignInStep.Denied(why);
    }
}
