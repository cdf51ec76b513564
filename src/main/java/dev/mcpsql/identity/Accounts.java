// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The people of this server, as operators make and change them.
 *
 * <p>Every change holds at the person's next request, on every node. Arguments that cannot be followed — a name that is
 * taken, unknown or misshapen, a password against the rules — are an {@link IllegalArgumentException} with one sentence for the
 * operator.
 */
@Component
public final class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,127}");

    private static final String INSERT = """
            insert into mcp_sql.account (username, password_hash, staff, administrator) values (?, ?, ?, ?)
            on conflict (username) do nothing returning account_id
            """;

    private static final String SET_ACTIVE = "update mcp_sql.account set active = ? where account_id = ?";

    private static final String SET_RANK = """
            update mcp_sql.account set staff = ?, administrator = ?
             where account_id = ? and (staff, administrator) <> (?, ?)
            """;

    private static final String ASSIGN =
            "insert into mcp_sql.profile_assignment (account_id, profile) values (?, ?) on conflict do nothing";

    private static final String REMOVE = "delete from mcp_sql.profile_assignment where account_id = ? and profile = ?";

    private static final String STANDING_BY_ID = "select * from mcp_sql.standing where account_id = ?";

    private static final String STANDING = "select * from mcp_sql.standing where username = ?";

    private final StateDatabase state;
    private final PasswordHash passwords;
    private final TotpCredentials totp;
    private final PasswordRules rules = new PasswordRules();

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
        String hash = hashed(name, password);
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
        Standing person = required(username);
        String hash = hashed(person.username(), password);
        state.inTransaction(session -> {
            CredentialChange.of(session, person.accountId());
            return AccountRow.setPassword(session, person.accountId(), hash);
        });
    }

    /** Denies the person everything from the next request on; trails keep the name. */
    public void deactivate(String username) {
        setActive(username, false);
    }

    /**
     * Lets the person in again, with the same password, factors and profile. Nothing that was opened or granted before comes
     * back, even when somebody wrote the mark by hand.
     */
    public void activate(String username) {
        setActive(username, true);
    }

    /** Gives the person another rank; sessions and tokens of the old one end. */
    public void setRank(String username, Rank rank) {
        UUID account = required(username).accountId();
        state.inTransaction(session -> {
            AccountRow.locked(session, account);
            int changed = session.update(
                    SET_RANK, rank.staff(), rank.administrator(), account, rank.staff(), rank.administrator());
            if (changed > 0) {
                CredentialChange.of(session, account);
            }
            return changed;
        });
    }

    /** Assigns a profile; a person who then holds two is denied until one is removed. */
    public void assignProfile(String username, ProfileName profile) {
        state.update(ASSIGN, required(username).accountId(), profile.value());
    }

    /**
     * Takes a profile away: from the next request on the person is denied. Tokens stay, so that another profile takes effect
     * without a new consent.
     */
    public void removeProfile(String username, ProfileName profile) {
        state.update(REMOVE, required(username).accountId(), profile.value());
    }

    /** Gives the person a new TOTP secret, which is shown nowhere again; what an older one opened ends. */
    public TotpSecret enrolTotp(String username) {
        return totp.enrol(required(username).accountId());
    }

    /** Takes the second factor away. */
    public void removeTotp(String username) {
        removeFactors(username, Set.of(Factor.TOTP));
    }

    /**
     * Takes factors away; if there was one, sessions and tokens end, also where another factor is left.
     *
     * @return how many credentials there were
     */
    public int removeFactors(String username, Set<Factor> factors) {
        UUID account = required(username).accountId();
        return state.inTransaction(session -> {
            AccountRow.locked(session, account);
            int removed = 0;
            for (Factor factor : factors) {
                removed += session.update(factor.deletion(), account);
            }
            if (removed > 0) {
                CredentialChange.of(session, account);
            }
            return removed;
        });
    }

    /** What the person may do now; empty for a name that nobody bears. */
    public Optional<Standing> standing(String username) {
        return normalized(username).flatMap(name -> state.one(STANDING, Standing.READER, name));
    }

    /** The same by id. */
    public Optional<Standing> standing(UUID accountId) {
        return state.one(STANDING_BY_ID, Standing.READER, accountId);
    }

    /**
     * The same for a name that somebody must bear.
     *
     * @throws IllegalArgumentException when nobody does
     */
    public Standing required(String username) {
        return standing(username).orElseThrow(() -> new IllegalArgumentException("no account is named " + username));
    }

    /** A name as it is stored, or empty when nobody can bear it. */
    static Optional<String> normalized(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return USERNAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    private void setActive(String username, Boolean active) {
        UUID account = required(username).accountId();
        state.inTransaction(session -> {
            AccountRow.locked(session, account);
            CredentialChange.of(session, account);
            return session.update(SET_ACTIVE, active, account);
        });
    }

    private String hashed(String username, String password) {
        rules.objection(username, password).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        return passwords.of(password);
    }
}
