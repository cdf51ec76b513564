// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.TestState;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.ProfileName;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/** What was begun with a token is asked about like a request, and a denial is written down like that of one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenuresPgIT {

    private static final String RESOURCE = "http://localhost:8080/mcp/sql";

    private TestState state;
    private Accounts accounts;
    private Tenures tenures;
    private String name;
    private AuthenticatedCaller who;

    @BeforeAll
    void assemble() {
        state = TestState.fresh("");
        accounts = state.accounts();
        tenures = over(state.database());
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
        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from)
                values (?, 'x', '{http://localhost/cb}', '')
                """, name);
        state.database().update("""
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (?, '', ?, ?, 'http://localhost:1/cb', 'mcp:sql', ?, now() + interval '1 hour')
                """, name, name, account, RESOURCE);
        who = new AuthenticatedCaller(
                new Caller(account, name, new ProfileName("analyst"), name, name, "192.0.2.1"), claims(account));
    }

    @Test
    void holdWithTheSameProfile() {
        assertThat(outcome()).isEqualTo("analyst");
        assertThat(state.denials(name)).isEmpty();
    }

    @Test
    void tellTheProfileOfNow() {
        accounts.removeProfile(name, new ProfileName("analyst"));
        accounts.assignProfile(name, new ProfileName("support"));

        assertThat(outcome()).isEqualTo("support");
    }

    @Test
    void endByADenialWithItsRow() {
        accounts.deactivate(name);

        assertThat(outcome()).isEqualTo("ended");
        assertThat(state.denials(name)).containsExactly("inactive_or_non_staff:");
    }

    @Test
    void endWithoutARowWhenTheTokenExpires() {
        state.clock().advance(Duration.ofHours(1));
        try {
            assertThat(outcome()).isEqualTo("ended");
        } finally {
            state.clock().advance(Duration.ofHours(-1));
        }

        assertThat(state.denials(name)).isEmpty();
    }

    @Test
    void endWithoutARowWithTheKey() {
        state.database().update("update mcp_sql.signing_key set retired_at = now()");
        try {
            assertThat(outcome()).isEqualTo("ended");
        } finally {
            state.database().update("update mcp_sql.signing_key set retired_at = null");
        }

        assertThat(state.denials(name)).isEmpty();
    }

    @Test
    void areUnknownWhileTheDatabaseIsAway() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});

        assertThat(outcome(over(new StateDatabase(nowhere)))).isEqualTo("unknown");
        assertThat(state.denials(name)).isEmpty();
    }

    private Tenures over(StateDatabase database) {
        Eligibility eligibility = new Eligibility(new Profiles(state.settings()), state.settings());
        return new Tenures(
                new Revalidation(database, eligibility, state.settings(), state.clock()),
                new Denials(new StoredDenialTrail(database)),
                state.clock());
    }

    private String outcome() {
        return outcome(tenures);
    }

    private String outcome(Tenures asked) {
        return asked.of(who).match(caller -> caller.profile().value(), () -> "ended", () -> "unknown");
    }

    private TokenClaims claims(UUID account) {
        return new TokenClaims(
                "http://localhost:8080",
                account.toString(),
                account.toString(),
                Set.of(RESOURCE),
                name,
                Set.of("mcp:sql"),
                name,
                state.clock().instant(),
                state.clock().instant().plus(Duration.ofHours(1)),
                "key");
    }
}
