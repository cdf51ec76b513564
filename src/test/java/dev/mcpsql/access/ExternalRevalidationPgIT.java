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
import org.junit.jupiter.params.provider.ValueSource;

/** Another issuer's token has no row here, and ends all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalRevalidationPgIT {

    private static final String RESOURCE = "http://localhost:8080/mcp/sql";

    private TestState state;
    private Accounts accounts;
    private Revalidation revalidation;
    private String name;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("""
                mp.jwt.verify.issuer=https://login.example.test/
                mp.jwt.verify.publickey.location=https://login.example.test/jwks
                mcp-sql.sso.issuer=https://sso.example.test
                mcp-sql.sso.client-id=mcp-sql
                mcp-sql.sso.recheck=1h
                """);
        accounts = state.accounts();
        Eligibility eligibility = new Eligibility(new Profiles(state.settings()), state.settings());
        revalidation = new Revalidation(state.database(), eligibility, state.settings(), state.clock());
    }

    @BeforeEach
    void assign() {
        name = "p" + UUID.randomUUID();
        accounts.create(name, TestState.PASSWORD, Rank.STAFF);
        accounts.enrolTotp(name);
        accounts.assignProfile(name, new ProfileName("analyst"));
        state.database().update("update mcp_sql.account set grants_revoked_at = null where username = ?", name);
    }

    @Test
    void opensTheProfileOfThePersonWhomItNames() {
        assertThat(outcome(token(Instant.now()))).isEqualTo("analyst");
    }

    @Test
    void endsWhenThePersonLeaves() {
        accounts.setPassword(name, "another good password");

        assertThat(outcome(token(Instant.now().minusSeconds(60)))).isEqualTo("revoked");
        assertThat(outcome(token(Instant.now().plusSeconds(29)))).isEqualTo("revoked");
        assertThat(outcome(token(Instant.now().plusSeconds(40)))).isEqualTo("analyst");
    }

    @Test
    void saysWhenASignOutEndedIt() {
        state.database().update("""
                update mcp_sql.account set grants_revoked_at = now(), grants_revoked_because = 'session_logout'
                 where username = ?
                """, name);

        assertThat(outcome(token(Instant.now()))).isEqualTo("session_logout");
    }

    @Test
    void asksForAudienceScopeFactorAndProfile() {
        Instant now = Instant.now();

        assertThat(outcome(claims(now, "https://other.example.test", "mcp:sql")))
                .isEqualTo("bad_audience");
        assertThat(outcome(claims(now, RESOURCE, "openid"))).isEqualTo("bad_scope");
        accounts.removeProfile(name, new ProfileName("analyst"));
        assertThat(outcome(token(now))).isEqualTo("no_perm");
    }

    /** Blocked by that very id, whatever its prefix would mean to our own authorization server. */
    @ParameterizedTest
    @ValueSource(strings = {"client", "mcp-sql", "mcp-sql-cloud.acme", "https://client.example.test/metadata.json"})
    void opensNothingToABlockedClient(String clientId) {
        TokenClaims token = claims(clientId, Instant.now(), RESOURCE, "mcp:sql");
        assertThat(outcome(token)).isEqualTo("analyst");

        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, kind, client_name, redirect_uris, registered_from, blocked_at)
                values (?, 'cloud', 'x', '{}', '', now())
                """, clientId);

        assertThat(outcome(token)).isEqualTo("bad_application");
        state.database().update("delete from mcp_sql.oauth_client");
    }

    @Test
    void asksForANewSignInWhenTheProvidersWordIsOld() {
        state.database().update("""
                insert into mcp_sql.federated_identity (issuer, subject, account_id, checked_at)
                select 'https://sso.example.test', username, account_id, ? from mcp_sql.account where username = ?
                """, state.clock().instant().minusSeconds(3601), name);

        assertThat(outcome(token(Instant.now()))).isEqualTo("no_session");
    }

    @Test
    void knowsNobodyOfAnotherName() {
        name = "nobody";

        assertThat(outcome(token(Instant.now()))).isEqualTo("stranger");
    }

    private String outcome(TokenClaims token) {
        return revalidation
                .of(token, "192.0.2.1")
                .match(
                        caller -> caller.profile().value(),
                        entry -> entry.reason().code(),
                        () -> "stranger");
    }

    private TokenClaims token(Instant issuedAt) {
        return claims(issuedAt, RESOURCE, "mcp:sql");
    }

    private TokenClaims claims(Instant issuedAt, String audience, String scope) {
        return claims("client", issuedAt, audience, scope);
    }

    private TokenClaims claims(String clientId, Instant issuedAt, String audience, String scope) {
        return new TokenClaims(
                "https://login.example.test/",
                "subject",
                name,
                Set.of(audience),
                clientId,
                Set.of(scope),
                "token",
                issuedAt,
                issuedAt.plusSeconds(600),
                "");
    }
}
