// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The change of a password by its owner. The current one is asked for again and guesses at it count like those at sign-in
 * (OWASP authentication cheat sheet, "Change Password Feature").
 */
@Component
public final class Passwords {

    /** Characters of the shortest password that can be set; for the page. */
    public static final int SHORTEST = PasswordRules.SHORTEST;

    private static final String STORED =
            "select password_hash, password_changed_at from mcp_sql.account where account_id = ?";

    private final StateDatabase state;
    private final PasswordHash hashes;
    private final SignInBackOff backOff;
    private final RandomTokens tokens;
    private final PasswordRules rules = new PasswordRules();

    /** Over the state database. */
    @Inject
    public Passwords(StateDatabase state, PasswordHash hashes, SignInBackOff backOff, RandomTokens tokens) {
        this.state = state;
        this.hashes = hashes;
        this.backOff = backOff;
        this.tokens = tokens;
    }

    /** Changes the password of the person whose complete session asks. */
    public PasswordChange change(Standing person, PasswordWish wish) {
        Optional<String> objection = objection(person, wish);
        if (objection.isPresent()) {
            return new PasswordChange.Weak(objection.get());
        }
        if (backOff.turn(person.username(), wish.address()) == SignInBackOff.Turn.LATER) {
            return new PasswordChange.Busy();
        }
        Optional<Stored> stored = state.one(STORED, Stored::from, person.accountId());
        return switch (hashes.matches(wish.current(), stored.map(Stored::hash).orElse(null))) {
            case NO -> new PasswordChange.WrongCurrent();
            case BUSY -> busy(person, wish);
            case YES -> replaced(person, stored.orElseThrow(), wish);
        };
    }

    private Optional<String> objection(Standing person, PasswordWish wish) {
        return PasswordHash.normalized(wish.next()).equals(PasswordHash.normalized(wish.current()))
                ? Optional.of("the new password is the current one")
                : rules.objection(person.username(), wish.next());
    }

    private PasswordChange busy(Standing person, PasswordWish wish) {
        backOff.takeBack(person.username(), wish.address());
        return new PasswordChange.Busy();
    }

    private PasswordChange replaced(Standing person, Stored stored, PasswordWish wish) {
        Optional<String> hash = hashes.unlessBusy(wish.next());
        if (hash.isEmpty()) {
            return busy(person, wish);
        }
        backOff.takeBack(person.username(), wish.address());
        return state.inTransaction(session -> replaced(session, person, stored, wish.cookie(), hash.get()));
    }

    /** Whoever came in between — an operator's reset, another browser, a sign-out — wins. */
    private PasswordChange replaced(StateSession session, Standing person, Stored stored, String cookie, String hash)
            throws SQLException {
        if (!AccountRow.locked(session, person.accountId(), stored.changedAt())) {
            return new PasswordChange.WrongCurrent();
        }
        Optional<String> renewed = CredentialChange.keeping(session, person.accountId(), cookie, tokens);
        if (renewed.isEmpty()) {
            return new PasswordChange.WrongCurrent();
        }
        AccountRow.setPassword(session, person.accountId(), hash);
        return new PasswordChange.Changed(renewed.get());
    }

    private record Stored(@Nullable String hash, Instant changedAt) {
        static Stored from(ResultSet row) throws SQLException {
            return new Stored(
                    row.getString("password_hash"),
                    row.getTimestamp("password_changed_at").toInstant());
        }
    }
}
