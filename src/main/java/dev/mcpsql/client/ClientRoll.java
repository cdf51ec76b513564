// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The clients before an operator: the list, and the three things an operator may do to one. None of them changes what a client
 * is called or where it is answered.
 */
@Component
public final class ClientRoll {

    /** How a removal ended. */
    public enum Removal {
        /** It is gone, and its tokens with it. */
        REMOVED,
        /** There is none of that id. */
        UNKNOWN,
        /** It would come back by itself: the program or the configuration names it. */
        STANDS_ELSEWHERE
    }

    private static final String SELECT = """
            select c.*, (select count(*) from mcp_sql.access_token t
                          where t.client_id = c.client_id and t.revoked_at is null and t.expires_at > ?) as live_tokens
              from mcp_sql.oauth_client c
            """;

    private static final String PAGE =
            SELECT + " order by coalesce(c.last_used_at, c.created_at) desc, c.client_id offset ? limit ?";

    private static final String ONE = SELECT + " where c.client_id = ?";

    private static final String COUNT = "select count(*) as clients from mcp_sql.oauth_client";

    private static final String BLOCK =
            "update mcp_sql.oauth_client set blocked_at = coalesce(blocked_at, ?) where client_id = ?";

    private static final String UNBLOCK = "update mcp_sql.oauth_client set blocked_at = null where client_id = ?";

    private static final String REMOVE =
            "delete from mcp_sql.oauth_client where client_id = ? and kind in ('registered', 'metadata')";

    private static final List<String> END_CODES = List.of(
            "delete from mcp_sql.authorization_request where client_id = ?",
            "delete from mcp_sql.authorization_code where client_id = ?");

    private static final List<String> END_TOKENS =
            List.of("""
            update mcp_sql.access_token set revoked_at = ?, revoked_because = 'revoked'
             where client_id = ? and revoked_at is null
            """, "update mcp_sql.refresh_token set revoked_at = ? where client_id = ? and revoked_at is null");

    private final StateDatabase state;
    private final ConfiguredClients configured;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public ClientRoll(StateDatabase state, ConfiguredClients configured, Clock clock) {
        this.state = state;
        this.configured = configured;
        this.clock = clock;
    }

    /** So many clients from the given one on, the latest used first; those of program and configuration are among them. */
    public List<ClientEntry> page(int first, int size) {
        configured.keepAll();
        return state.many(PAGE, this::entry, clock.instant(), first, size);
    }

    /** How many there are. */
    public int count() {
        configured.keepAll();
        return state.one(COUNT, row -> row.getInt("clients")).orElseThrow();
    }

    /** The client of that id. */
    public Optional<ClientEntry> find(String clientId) {
        configured.keep(clientId);
        return state.one(ONE, this::entry, clock.instant(), clientId);
    }

    /** Ends all that was granted to the client, and denies it more; false when there is none of that id. */
    public boolean block(String clientId) {
        configured.keep(clientId);
        Instant now = clock.instant();
        return state.inTransaction(session -> {
            boolean known = session.update(BLOCK, now, clientId) == 1;
            endGrants(session, clientId, now);
            return known;
        });
    }

    /** Lets the client ask again. What it was granted before stays ended, were it granted in the moment of the block. */
    public boolean unblock(String clientId) {
        Instant now = clock.instant();
        return state.inTransaction(session -> {
            endGrants(session, clientId, now);
            return session.update(UNBLOCK, clientId) == 1;
        });
    }

    /** Forgets a client that registered itself or has a document, and with it all that it was granted. */
    public Removal remove(String clientId) {
        configured.keep(clientId);
        if (state.update(REMOVE, clientId) == 1) {
            return Removal.REMOVED;
        }
        return find(clientId).isPresent() ? Removal.STANDS_ELSEWHERE : Removal.UNKNOWN;
    }

    private static void endGrants(StateSession session, String clientId, Instant now) throws SQLException {
        for (String statement : END_CODES) {
            session.update(statement, clientId);
        }
        for (String statement : END_TOKENS) {
            session.update(statement, now, clientId);
        }
    }

    private ClientEntry entry(ResultSet row) throws SQLException {
        StoredClient client = StoredClient.from(row);
        return new ClientEntry(
                client.clientId(),
                client.kind(),
                client.name(),
                stateOf(client),
                configured.redirects(client).shown(),
                row.getString("registered_from"),
                client.createdAt(),
                Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant),
                row.getInt("live_tokens"));
    }

    private ClientState stateOf(StoredClient client) {
        if (client.blocked()) {
            return ClientState.BLOCKED;
        }
        return configured.serves(client.clientId()) ? ClientState.SERVED : ClientState.WITHDRAWN;
    }
}
