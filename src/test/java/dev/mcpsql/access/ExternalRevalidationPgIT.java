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
        return new TokenClaims(
                "https://login.example.test/",
                "subject",
                name,
                Set.of(audience),
                "client",
                Set.of(scope),
                "token",
                issuedAt,
                issuedAt.plusSeconds(600),
                "");
    }
}
