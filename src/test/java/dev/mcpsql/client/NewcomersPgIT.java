// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Anybody may register; the table stays bounded all the same, and nobody who comes now is turned away for it. */
class NewcomersPgIT {

    private static final List<RedirectUri> URIS = List.of(new RedirectUri("http://localhost/cb"));

    private final TestState state = TestState.fresh("");
    private final Clients clients = TestClients.rows(state);

    @Test
    void forgetsTheOldestOfTooMany() {
        String oldest = clients.register("oldest", URIS, "192.0.2.1").clientId();
        String used = clients.register("used", URIS, "192.0.2.1").clientId();
        clients.used(used);
        state.clock().advance(Duration.ofMinutes(1));
        state.database().update("""
                insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from, created_at)
                select 'flood-' || at, 'x', '{http://localhost/cb}', '', ? from generate_series(1, ?) as at
                """, state.clock().instant(), Clients.MOST_NEWCOMERS);
        state.clock().advance(Duration.ofMinutes(1));

        String newest = clients.register("newest", URIS, "192.0.2.1").clientId();
        clients.sweep();

        assertThat(clients.find(newest)).isPresent();
        assertThat(clients.find(used)).isPresent();
        assertThat(clients.find(oldest)).isEmpty();
    }

    @Test
    void keepsNoInertClient() {
        Client inert = clients.inert("inert", URIS);

        assertThat(inert.clientId()).matches("mcp-sql-[A-Za-z0-9_-]{22}");
        assertThat(clients.find(inert.clientId())).isEmpty();
    }
}
