// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.audit.TrailUnavailableException;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Factor;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.identity.SignOut;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.TestState;
import dev.mcpsql.vocabulary.ProfileName;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What operators and people do to end access, and what the very next call with an older token is told; then what mends it, and
 * that the older token and the older session stay ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndOfAccessPgIT {

    private static final String RESOURCE = "http://localhost:8080/mcp/sql";

    /** Everything that happens in the table. */
    enum Event {
        NOTHING,
        DEACTIVATED,
        DEACTIVATED_BY_HAND,
        ACTIVATED,
        GUEST,
        STAFF,
        ADMINISTRATOR,
        STAFF_AGAIN,
        UNASSIGNED,
        ASSIGNED,
        OTHER_PROFILE,
        SECOND_PROFILE,
        TOTP_REMOVED,
        TOTP_REPLACED,
        TOTP_ENROLLED,
        CODES_REMOVED,
        PASSKEY_REMOVED,
        ALL_FACTORS_REMOVED,
        NEW_PASSWORD,
        SIGNED_OUT
    }

    private TestState state;
    private Accounts accounts;
    private WebSessions sessions;
    private Revalidation revalidation;
    private String name;
    private UUID account;
    private TokenClaims token;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("");
        accounts = state.accounts();
        sessions = new WebSessions(
                state.database(), state.settings(), new RandomTokens(new SecureRandom()), state.clock());
        revalidation = revalidation(state);
        state.database().update("""
                insert into mcp_sql.signing_key (key_id, public_jwk, private_key_encrypted) values ('key', '', '')
                """);
        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values ('mcp-sql-x', 'x', '{http://localhost/cb}', '')
                """);
    }

    /** A person with a password, an authenticator and a recovery code, who let a client in. */
    @BeforeEach
    void grant() {
        name = "p" + UUID.randomUUID();
        account = accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        accounts.enrolTotp(name);
        state.database().update("""
                insert into mcp_sql.recovery_code (account_id, code_hash) values (?, uuid_send(gen_random_uuid()))
                """, account);
        accounts.assignProfile(name, new ProfileName("analyst"));
        token = claims();
        state.database().update("""
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (?, '', 'mcp-sql-x', ?, 'http://localhost:1/cb', 'mcp:sql', ?, now() + interval '1 hour')
                """, token.tokenId(), account, RESOURCE);
    }

    @ParameterizedTest(name = "{0}: {1}; {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            NOTHING             | analyst               | NOTHING       | analyst
            DEACTIVATED         | inactive_or_non_staff | ACTIVATED     | revoked
            DEACTIVATED_BY_HAND | inactive_or_non_staff | ACTIVATED     | revoked
            GUEST               | inactive_or_non_staff | STAFF         | revoked
            GUEST               | inactive_or_non_staff | ADMINISTRATOR | revoked
            ADMINISTRATOR       | revoked               | STAFF         | revoked
            STAFF_AGAIN         | analyst               | NOTHING       | analyst
            UNASSIGNED          | no_perm               | ASSIGNED      | analyst
            UNASSIGNED          | no_perm               | OTHER_PROFILE | support
            SECOND_PROFILE      | ambiguous_profile     | UNASSIGNED    | support
            TOTP_REMOVED        | no_mfa                | TOTP_ENROLLED | revoked
            TOTP_REPLACED       | revoked               | NOTHING       | revoked
            CODES_REMOVED       | revoked               | NOTHING       | revoked
            PASSKEY_REMOVED     | revoked               | NOTHING       | revoked
            ALL_FACTORS_REMOVED | no_mfa                | TOTP_ENROLLED | revoked
            NEW_PASSWORD        | revoked               | NOTHING       | revoked
            SIGNED_OUT          | session_logout        | NOTHING       | session_logout
            SIGNED_OUT          | session_logout        | DEACTIVATED   | session_logout
            NEW_PASSWORD        | revoked               | DEACTIVATED   | inactive_or_non_staff
            """)
    void theNextCallSaysWhyAndNothingComesBack(Event event, String next, Event mended, String then) {
        happens(event);
        assertThat(outcome()).isEqualTo(next);

        happens(mended);

        assertThat(outcome()).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        "DEACTIVATED",
        "ACTIVATED",
        "GUEST",
        "ADMINISTRATOR",
        "TOTP_REMOVED",
        "TOTP_REPLACED",
        "CODES_REMOVED",
        "PASSKEY_REMOVED",
        "ALL_FACTORS_REMOVED",
        "NEW_PASSWORD",
        "SIGNED_OUT"
    })
    void sessionsRefreshTokensAndCodesEndToo(Event event) {
        openEverything();

        happens(event);

        assertThat(open()).isEqualTo("0 0 0");
    }

    @ParameterizedTest
    @CsvSource({"UNASSIGNED", "OTHER_PROFILE", "SECOND_PROFILE", "STAFF_AGAIN"})
    void whatIsAskedAtEachRequestEndsNothing(Event event) {
        openEverything();

        happens(event);

        assertThat(open()).isEqualTo("1 1 1");
    }

    /** Without the requirement nobody is denied for want of a factor, so the revocation must do it. */
    @ParameterizedTest
    @CsvSource({"TOTP_REMOVED", "TOTP_REPLACED", "ALL_FACTORS_REMOVED"})
    void aLostFactorEndsTokensWhereNoneIsRequired(Event event) {
        TestState lenient = new TestState(
                TestState.fresh("mcp-sql.mfa-required=false").settings(), state.database(), state.clock());

        happens(event);

        assertThat(outcome(revalidation(lenient))).isEqualTo("revoked");
    }

    @Test
    void removingWhatIsNotThereEndsNothing() {
        accounts.removeFactors(name, Set.of(Factor.PASSKEYS));

        assertThat(outcome()).isEqualTo("analyst");
    }

    @Test
    void signOutWritesOneRowWithTheCount() {
        happens(Event.SIGNED_OUT);

        assertThat(state.denials(name)).containsExactly("session_logout:tokens revoked: 1");
    }

    @Test
    void signOutHoldsWithoutATrail() {
        openEverything();
        SignOut trailless = new SignOut(state.database(), sessions, new Denials(entry -> {
            throw new TrailUnavailableException("out of reach", new SQLException());
        }));

        int revoked = trailless.everywhere(accounts.required(name), "192.0.2.1");

        assertThat(revoked).isEqualTo(1);
        assertThat(outcome()).isEqualTo("session_logout");
        assertThat(open()).isEqualTo("0 0 0");
    }

    private void happens(Event event) {
        switch (event) {
            case NOTHING -> {}
            case DEACTIVATED -> accounts.deactivate(name);
            case DEACTIVATED_BY_HAND ->
                state.database().update("update mcp_sql.account set active = false where account_id = ?", account);
            case ACTIVATED -> accounts.activate(name);
            case GUEST -> accounts.setRank(name, Rank.GUEST);
            case STAFF, STAFF_AGAIN -> accounts.setRank(name, Rank.STAFF);
            case ADMINISTRATOR -> accounts.setRank(name, Rank.ADMINISTRATOR);
            case UNASSIGNED -> accounts.removeProfile(name, new ProfileName("analyst"));
            case ASSIGNED -> accounts.assignProfile(name, new ProfileName("analyst"));
            case SECOND_PROFILE -> accounts.assignProfile(name, new ProfileName("support"));
            case OTHER_PROFILE -> {
                accounts.removeProfile(name, new ProfileName("analyst"));
                accounts.assignProfile(name, new ProfileName("support"));
            }
            case TOTP_REMOVED -> accounts.removeTotp(name);
            case TOTP_REPLACED, TOTP_ENROLLED -> accounts.enrolTotp(name);
            case CODES_REMOVED -> accounts.removeFactors(name, Set.of(Factor.RECOVERY));
            case PASSKEY_REMOVED -> {
                passkey();
                accounts.removeFactors(name, Set.of(Factor.PASSKEYS));
            }
            case ALL_FACTORS_REMOVED -> accounts.removeFactors(name, Set.of(Factor.values()));
            case NEW_PASSWORD -> accounts.setPassword(name, "another set of words");
            case SIGNED_OUT ->
                new SignOut(state.database(), sessions, new Denials(new StoredDenialTrail(state.database())))
                        .everywhere(accounts.required(name), "192.0.2.1");
        }
    }

    private void passkey() {
        state.database().update("""
                insert into mcp_sql.passkey
                       (credential_id, account_id, credential, sign_count, verifies_user, backup_eligible, backed_up,
                        transports, label)
                values (uuid_send(gen_random_uuid()), ?, '', 0, false, false, false, '{}', '')
                """, account);
    }

    private void openEverything() {
        state.database().update("""
                insert into mcp_sql.web_session (session_hash, account_id, expires_at)
                values (uuid_send(gen_random_uuid()), ?, now() + interval '1 hour')
                """, account);
        state.database().update("""
                insert into mcp_sql.refresh_token
                       (token_hash, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (uuid_send(gen_random_uuid()), '', 'mcp-sql-x', ?, '', '', '', now() + interval '1 hour')
                """, account);
        state.database().update("""
                insert into mcp_sql.authorization_code
                       (code_hash, client_id, account_id, redirect_uri, scope, resource, code_challenge, expires_at)
                values (uuid_send(gen_random_uuid()), 'mcp-sql-x', ?, '', '', '', '', now() + interval '1 hour')
                """, account);
    }

    /** How many sessions, refresh tokens and codes are live. */
    private String open() {
        return state.database().one("""
                        select (select count(*) from mcp_sql.web_session where account_id = a.id) || ' '
                            || (select count(*) from mcp_sql.refresh_token where account_id = a.id and revoked_at is null) || ' '
                            || (select count(*) from mcp_sql.authorization_code where account_id = a.id) as line
                          from (select ?::uuid) as a(id)
                        """, row -> row.getString("line"), account).orElseThrow();
    }

    private String outcome() {
        return outcome(revalidation);
    }

    private String outcome(Revalidation by) {
        return by.of(token, "192.0.2.1")
                .match(
                        caller -> caller.profile().value(),
                        entry -> entry.reason().code(),
                        () -> "stranger");
    }

    private TokenClaims claims() {
        Instant now = Instant.now();
        return new TokenClaims(
                "http://localhost:8080",
                account.toString(),
                account.toString(),
                Set.of(RESOURCE),
                "mcp-sql-x",
                Set.of("mcp:sql"),
                name,
                now,
                now.plusSeconds(60),
                "key");
    }

    private static Revalidation revalidation(TestState state) {
        Eligibility eligibility = new Eligibility(new Profiles(state.settings()), state.settings());
        return new Revalidation(state.database(), eligibility, state.settings(), state.clock());
    }
}
