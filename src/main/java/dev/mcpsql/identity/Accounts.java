// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The people of this server, as operators make and change them.
 *
 * <p>Every change holds at the person's next request, on every node. Arguments that cannot be followed — a name that is
 * taken, unknown or misshapen, a password that is too short — are an {@link IllegalArgumentException} with one sentence for
 * the operator.
 */
@Component
public final class Accounts {

    /** NIST SP 800-63B-4 §3.1.1.2 asks for 15 where a password stands alone and 8 beside a second factor. */
    private static final int MIN_PASSWORD_LENGTH = 12;

    private static final int MAX_PASSWORD_LENGTH = 256;

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,127}");

    private static final String INSERT = """
            insert into mcp_sql.account (username, password_hash, staff, administrator) values (?, ?, ?, ?)
            on conflict (username) do nothing returning account_id
            """;

    private static final String SET_PASSWORD =
            "update mcp_sql.account set password_hash = ?, password_changed_at = now() where account_id = ?";

    private static final String DEACTIVATE = "update mcp_sql.account set active = false where account_id = ?";

    private static final String END_SESSIONS = "delete from mcp_sql.web_session where account_id = ?";

    private static final String ASSIGN =
            "insert into mcp_sql.profile_assignment (account_id, profile) values (?, ?) on conflict do nothing";

    private static final String REMOVE = "delete from mcp_sql.profile_assignment where account_id = ? and profile = ?";

    private static final String STANDING_BY_ID = "select * from mcp_sql.standing where account_id = ?";

    private static final String STANDING = "select * from mcp_sql.standing where username = ?";

    private final StateDatabase state;
    private final PasswordHash passwords;
    private final TotpCredentials totp;

    /** Over the state database. */
    @Inject
    public Accounts(StateDatabase state, PasswordHash passwords, TotpCredentials totp) {
        this.state = state;
        this.passwords = passwords;
        this.totp = totp;
    }

    /** Makes an account without a profile and without a second factor; returns its id. */
    public UUID create(String username, String password, Rank rank) {
        String name = normalized(username)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a username is 1 to 128 characters of a-z 0-9 . _ @ + - and begins with a letter or digit"));
        String hash = passwords.of(longEnough(password));
        return state.one(
                        INSERT,
                        row -> row.getObject("account_id", UUID.class),
                        name,
                        hash,
                        rank.staff(),
                        rank.administrator())
                .orElseThrow(() -> new IllegalArgumentException("the username " + name + " is taken"));
    }

    /** Sets the password, ends the person's web sessions and revokes the person's tokens. */
    public void setPassword(String username, String password) {
        UUID account = required(username);
        String hash = passwords.of(longEnough(password));
        state.inTransaction(session -> {
            session.update(SET_PASSWORD, hash, account);
            GrantRevocation.of(session, account, DenialReason.REVOKED);
            return endSessions(session, account);
        });
    }

    /** Denies the person everything from the next request on; trails keep the name. */
    public void deactivate(String username) {
        UUID account = required(username);
        state.inTransaction(session -> {
            session.update(DEACTIVATE, account);
            return endSessions(session, account);
        });
    }

    /** Assigns a profile; a person who then holds two is denied until one is removed. */
    public void assignProfile(String username, ProfileName profile) {
        state.update(ASSIGN, required(username), profile.value());
    }

    /** Takes a profile away. */
    public void removeProfile(String username, ProfileName profile) {
        state.update(REMOVE, required(username), profile.value());
    }

    /** Gives the person a new TOTP secret, which is shown nowhere again. */
    public TotpSecret enrolTotp(String username) {
        return totp.enrol(required(username));
    }

    /** Takes the second factor away. */
    public void removeTotp(String username) {
        totp.remove(required(username));
    }

    /** What the person may do now; empty for a name that nobody bears. */
    public Optional<Standing> standing(String username) {
        return normalized(username).flatMap(name -> state.one(STANDING, Standing.READER, name));
    }

    /** The same by id. */
    public Optional<Standing> standing(UUID accountId) {
        return state.one(STANDING_BY_ID, Standing.READER, accountId);
    }

    /** A name as it is stored, or empty when nobody can bear it. */
    static Optional<String> normalized(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return USERNAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    private static int endSessions(StateSession session, UUID account) throws SQLException {
        return session.update(END_SESSIONS, account);
    }

    private UUID required(String username) {
        return standing(username)
                .map(Standing::accountId)
                .orElseThrow(() -> new IllegalArgumentException("no account is named " + username));
    }

    private static String longEnough(String password) {
        if (password.length() < MIN_PASSWORD_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
            throw new IllegalArgumentException(
                    "a password has " + MIN_PASSWORD_LENGTH + " to " + MAX_PASSWORD_LENGTH + " characters");
        }
        return password;
    }
}
