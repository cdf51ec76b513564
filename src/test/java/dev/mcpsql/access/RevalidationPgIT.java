// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.TestState;
import dev.mcpsql.vocabulary.ProfileName;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token that was good a moment ago, and what happened since: the very next request knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevalidationPgIT {

    private static final String RESOURCE = "http://localhost:8080/mcp/sql";

    private TestState state;
    private Accounts accounts;
    private Revalidation revalidation;
    private String name;
    private TokenClaims token;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("""
                mcp-sql.profile.support.session-bound=true
                mcp-sql.sso.issuer=https://login.example.test
                mcp-sql.sso.client-id=mcp-sql
                mcp-sql.sso.recheck=1h
                """);
        accounts = state.accounts();
        Eligibility eligibility = new Eligibility(new Profiles(state.settings()), state.settings());
        revalidation = new Revalidation(state.database(), eligibility, state.settings(), state.clock());
        state.database().update("""
                insert into mcp_sql.signing_key (key_id, public_jwk, private_key_encrypted) values ('key', '', '')
                """);
    }

    @BeforeEach
    void grant() {
        name = "p" + UUID.randomUUID();
        UUID account = accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        accounts.enrolTotp(name);
        accounts.assignProfile(name, new ProfileName("analyst"));
        token = claims(account, "mcp-sql-" + name, name, RESOURCE, "mcp:sql");
        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values (?, 'x', '{http://localhost/cb}', '')
                """, token.clientId());
        state.database().update("""
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (?, '', ?, ?, 'http://localhost:1/cb', 'mcp:sql', ?, now() + interval '1 hour')
                """, token.tokenId(), token.clientId(), account, RESOURCE);
    }

    @Test
    void grantsTheOneProfile() {
        assertThat(outcome(token)).isEqualTo("analyst");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            update mcp_sql.account set active = false where username = ?                | inactive_or_non_staff
            update mcp_sql.account set staff = false where username = ?                 | inactive_or_non_staff
            update mcp_sql.access_token set revoked_because = 'revoked' where token_id = ?        | revoked
            update mcp_sql.access_token set revoked_because = 'session_logout' where token_id = ? | session_logout
            update mcp_sql.access_token set resource = 'http://other' where token_id = ? | bad_audience
            delete from mcp_sql.access_token where token_id = ?                         | revoked
            update mcp_sql.oauth_client set blocked_at = now() where client_id = concat('mcp-sql-', ?::text) | bad_application
            delete from mcp_sql.oauth_client where client_id = concat('mcp-sql-', ?::text) | bad_application
            """)
    void deniesWithTheReasonOfWhatHappened(String change, String reason) {
        state.database().update(change, name);

        assertThat(outcome(token)).isEqualTo(reason);
    }

    @Test
    void deniesACloudClientThatTheFileDoesNotName() {
        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from, kind)
                values ('mcp-sql-cloud.former', 'x', '{}', '', 'cloud') on conflict do nothing
                """);
        state.database()
                .update(
                        "update mcp_sql.access_token set client_id = 'mcp-sql-cloud.former' where token_id = ?",
                        token.tokenId());

        assertThat(outcome(claims(
                        UUID.fromString(token.person()), "mcp-sql-cloud.former", token.tokenId(), RESOURCE, "mcp:sql")))
                .isEqualTo("bad_application");
    }

    @Test
    void deniesWhoLostTheSecondFactor() {
        accounts.removeTotp(name);

        assertThat(outcome(token)).isEqualTo("no_mfa");
    }

    @Test
    void deniesWhoLostTheProfile() {
        accounts.removeProfile(name, new ProfileName("analyst"));

        assertThat(outcome(token)).isEqualTo("no_perm");
    }

    @Test
    void deniesWhoHoldsTwoProfiles() {
        accounts.assignProfile(name, new ProfileName("support"));

        assertThat(outcome(token)).isEqualTo("ambiguous_profile");
    }

    @Test
    void followsAChangedProfile() {
        accounts.removeProfile(name, new ProfileName("analyst"));
        accounts.assignProfile(name, new ProfileName("support"));
        session("now()", "now()", "now() + interval '1 hour'");

        assertThat(outcome(token)).isEqualTo("support");
    }

    @ParameterizedTest(name = "second factor shown {0}, seen {1}, ends {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            now() | now()                         | now() + interval '1 hour'   | support
            null  | now()                         | now() + interval '1 hour'   | no_session
            now() | now() - interval '31 minutes' | now() + interval '1 hour'   | no_session
            now() | now()                         | now() - interval '1 hour'   | no_session
            """)
    void opensASessionBoundProfileWhileItsPersonIsSignedIn(String mfaAt, String seenAt, String ends, String outcome) {
        accounts.removeProfile(name, new ProfileName("analyst"));
        accounts.assignProfile(name, new ProfileName("support"));
        assertThat(outcome(token)).isEqualTo("no_session");

        session(mfaAt, seenAt, ends);

        assertThat(outcome(token)).isEqualTo(outcome);
    }

    @Test
    void asksForNoSessionWhereTheProfileDoesNot() {
        state.database().update("delete from mcp_sql.web_session");

        assertThat(outcome(token)).isEqualTo("analyst");
    }

    @Test
    void knowsNobodyBehindARetiredKey() {
        state.database().update("update mcp_sql.signing_key set retired_at = now()");
        try {
            assertThat(outcome(token)).isEqualTo("stranger");
        } finally {
            state.database().update("update mcp_sql.signing_key set retired_at = null");
        }

        assertThat(outcome(token)).isEqualTo("analyst");
    }

    @Test
    void deniesDeactivatedPeopleAndThoseWithANewPassword() {
        accounts.setPassword(name, "another good password");
        assertThat(outcome(token)).isEqualTo("revoked");

        accounts.deactivate(name);
        assertThat(outcome(token)).isEqualTo("inactive_or_non_staff");
    }

    @Test
    void deniesForeignClaims() {
        UUID account = UUID.fromString(token.person());

        assertThat(outcome(claims(account, token.clientId(), name, "http://localhost:8080", "mcp:sql")))
                .isEqualTo("bad_audience");
        assertThat(outcome(claims(account, token.clientId(), name, RESOURCE, "other")))
                .isEqualTo("bad_scope");
        assertThat(outcome(claims(account, "mcp-sql-none", name, RESOURCE, "mcp:sql")))
                .isEqualTo("bad_application");
        assertThat(outcome(claims(account, token.clientId(), "none", RESOURCE, "mcp:sql")))
                .isEqualTo("revoked");
        assertThat(outcome(claims(UUID.randomUUID(), token.clientId(), name, RESOURCE, "mcp:sql")))
                .isEqualTo("stranger");
    }

    @Test
    void writesDownWhoWhatAndWhere() {
        accounts.removeTotp(name);

        String line = revalidation
                .of(token, "192.0.2.1")
                .match(
                        caller -> "",
                        entry -> String.join(
                                " ",
                                entry.username(),
                                entry.clientId(),
                                entry.tokenId(),
                                entry.redirectUri(),
                                entry.address()),
                        () -> "");

        assertThat(line).isEqualTo(name + " mcp-sql-" + name + " " + name + " http://localhost:1/cb 192.0.2.1");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            now() - interval '59 minutes' | analyst
            now() - interval '61 minutes' | no_session
            'epoch'                       | no_session
            """)
    void asksForANewSignInWhenTheProvidersWordIsOld(String checkedAt, String outcome) {
        state.database().update("""
                insert into mcp_sql.federated_identity (issuer, subject, account_id, checked_at)
                select 'https://login.example.test', username, account_id, %s from mcp_sql.account where username = ?
                """.formatted(checkedAt), name);

        assertThat(outcome(token)).isEqualTo(outcome);
    }

    private void session(String mfaAt, String seenAt, String ends) {
        state.database().update("""
                insert into mcp_sql.web_session (session_hash, account_id, mfa_at, seen_at, expires_at)
                select convert_to(username, 'UTF8'), account_id, %s, %s, %s from mcp_sql.account where username = ?
                """.formatted(mfaAt, seenAt, ends), name);
    }

    private String outcome(TokenClaims claims) {
        return revalidation
                .of(claims, "192.0.2.1")
                .match(
                        caller -> caller.profile().value(),
                        entry -> entry.reason().code(),
                        () -> "stranger");
    }

    private static TokenClaims claims(UUID account, String client, String tokenId, String audience, String scope) {
        Instant now = Instant.now();
        return new TokenClaims(
                "http://localhost:8080",
                account.toString(),
                account.toString(),
                Set.of(audience),
                client,
                Set.of(scope),
                tokenId,
                now,
                now.plusSeconds(60),
                "key");
    }
}
