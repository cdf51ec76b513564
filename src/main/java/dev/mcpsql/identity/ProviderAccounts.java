// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The accounts of people who sign in at the OpenID provider. Issuer and subject together say who it is, and nothing else does
 * (OpenID Connect Core 1.0 §5.7): a name or an address only names a newcomer, and never opens an account that is there already.
 */
@Component
public final class ProviderAccounts {

    /** Until a second factor of the account's own is shown. */
    private static final Duration FACTOR_DUE = Duration.ofMinutes(5);

    /** Until a first one is enrolled. */
    private static final Duration ENROLMENT_DUE = Duration.ofMinutes(15);

    /** Two first sign-ins of one person at once must not make two accounts, or take each other's name. */
    private static final String ONE_AT_A_TIME = "lock table mcp_sql.federated_identity in share row exclusive mode";

    private static final String KNOWN = """
            select a.account_id from mcp_sql.federated_identity f join mcp_sql.account a using (account_id)
             where f.issuer = ? and f.subject = ? for update of a
            """;

    private static final String CREATE = """
            insert into mcp_sql.account (username, staff, administrator) values (?, ?, ?)
            on conflict (username) do nothing returning account_id
            """;

    /**
     * A second factor that was vouched for once is asked for from then on: whoever stole the password there must not be able to
     * come without it and enrol one here.
     */
    private static final String REMEMBER = """
            insert into mcp_sql.federated_identity (issuer, subject, account_id, mfa, checked_at) values (?, ?, ?, ?, ?)
            on conflict (issuer, subject) do update
               set mfa = federated_identity.mfa or excluded.mfa, checked_at = excluded.checked_at
            """;

    private static final String RANK = """
            update mcp_sql.account set staff = coalesce(?, staff), administrator = coalesce(?, administrator)
             where account_id = ?
            """;

    private static final String TAKE_PROFILES =
            "delete from mcp_sql.profile_assignment where account_id = ? and profile <> all (?)";

    private static final String GIVE_PROFILES = """
            insert into mcp_sql.profile_assignment (account_id, profile) select ?, unnest(?::text[])
            on conflict do nothing
            """;

    private static final String STANDING = "select * from mcp_sql.standing where account_id = ?";

    private static final String SWEEP = """
            delete from mcp_sql.web_session where session_hash in (
                select session_hash from mcp_sql.web_session where expires_at <= ? for update skip locked)
            """;

    private static final String OPEN = """
            insert into mcp_sql.web_session (session_hash, account_id, mfa_at, confirmed_at, created_at, seen_at, expires_at,
                                             provider_issuer, provider_subject, provider_sid)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final StateDatabase state;
    private final Settings.SignInSettings rules;
    private final RandomTokens tokens;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public ProviderAccounts(StateDatabase state, Settings settings, RandomTokens tokens, Clock clock) {
        this.state = state;
        this.rules = settings.signIn();
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Opens a session for the person, whose account is made at the first sign-in and follows the groups at each. */
    public ProviderStep signIn(ProviderIdentity identity) {
        return state.inTransaction(session -> {
            Optional<UUID> account = known(session, identity);
            if (account.isEmpty()) {
                session.update(ONE_AT_A_TIME);
                account = known(session, identity);
            }
            return account.isPresent() ? regular(session, account.get(), identity) : newcomer(session, identity);
        });
    }

    private static Optional<UUID> known(StateSession session, ProviderIdentity identity) throws SQLException {
        return session.one(
                KNOWN, row -> row.getObject("account_id", UUID.class), identity.issuer(), identity.subject());
    }

    private ProviderStep regular(StateSession session, UUID account, ProviderIdentity identity) throws SQLException {
        Standing person = standing(session, account);
        return person.active() ? opened(session, account, identity) : new ProviderStep.Inactive(person);
    }

    private ProviderStep newcomer(StateSession session, ProviderIdentity identity) throws SQLException {
        Optional<String> name = identity.names().stream()
                .flatMap(offered -> Accounts.normalized(offered).stream())
                .findFirst();
        if (name.isEmpty()) {
            return new ProviderStep.Nameless("");
        }
        Optional<UUID> made = session.one(
                CREATE,
                row -> row.getObject("account_id", UUID.class),
                name.get(),
                identity.duties().staff().orElse(true),
                identity.duties().administrator().orElse(false));
        return made.isPresent() ? opened(session, made.get(), identity) : new ProviderStep.Nameless(name.get());
    }

    private ProviderStep opened(StateSession session, UUID account, ProviderIdentity identity) throws SQLException {
        ProviderIdentity.Duties duties = identity.duties();
        session.update(REMEMBER, identity.issuer(), identity.subject(), account, identity.mfa(), clock.instant());
        session.update(RANK, duties.staff().orElse(null), duties.administrator().orElse(null), account);
        if (duties.profiles().isPresent()) {
            List<String> profiles =
                    duties.profiles().get().stream().map(ProfileName::value).toList();
            session.update(TAKE_PROFILES, account, profiles);
            session.update(GIVE_PROFILES, account, profiles);
        }
        return new ProviderStep.Opened(open(session, standing(session, account), identity));
    }

    private String open(StateSession session, Standing person, ProviderIdentity identity) throws SQLException {
        Instant now = clock.instant();
        String cookie = tokens.next();
        Duration lifetime = lifetime(person, identity);
        if (lifetime.equals(rules.sessionAbsolute())) {
            AccountRow.signedIn(session, person.accountId());
        }
        session.update(SWEEP, now);
        session.update(
                OPEN,
                RandomTokens.hash(cookie),
                person.accountId(),
                identity.mfa() ? now : null,
                now,
                now,
                now,
                now.plus(lifetime),
                identity.issuer(),
                identity.subject(),
                identity.session().orElse(null));
        return cookie;
    }

    private Duration lifetime(Standing person, ProviderIdentity identity) {
        if (identity.mfa()) {
            return rules.sessionAbsolute();
        }
        if (person.mfa()) {
            return FACTOR_DUE;
        }
        return rules.mfaRequired() ? ENROLMENT_DUE : rules.sessionAbsolute();
    }

    private static Standing standing(StateSession session, UUID account) throws SQLException {
        return session.one(STANDING, Standing.READER, account).orElseThrow();
    }
}
