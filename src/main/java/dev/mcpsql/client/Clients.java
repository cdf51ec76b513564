// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.AddressBlock;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The registered clients. Registration is open to everyone, so the table is kept small here. */
@Component
public final class Clients {

    /** After so long without a first token nobody will come back. */
    private static final Duration PATIENCE_WITH_NEWCOMERS = Duration.ofHours(24);

    private static final Duration PATIENCE_WITH_THE_IDLE = Duration.ofDays(90);

    /** Registrations without a token that one address may have in {@link #CAP_WINDOW}. */
    public static final int CAP = 100;

    public static final Duration CAP_WINDOW = Duration.ofHours(6);

    private static final int ID_BYTES = 16;

    private static final String SWEEP = """
            delete from mcp_sql.oauth_client where client_id in (
                select client_id from mcp_sql.oauth_client
                 where coalesce(last_used_at, 'infinity') < ? or (last_used_at is null and created_at < ?)
                   for update skip locked)
            """;

    private static final String INSERT = """
            insert into mcp_sql.oauth_client (client_id, client_name, redirect_uris, registered_from, created_at)
            select ?, ?, ?, ?, ?
             where (select count(*) from mcp_sql.oauth_client
                     where registered_from = ? and created_at > ? and last_used_at is null) < ?
            """;

    private static final String FIND = "select * from mcp_sql.oauth_client where client_id = ?";

    private static final String USED = "update mcp_sql.oauth_client set last_used_at = ? where client_id = ?";

    private final StateDatabase state;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    public Clients(StateDatabase state, SecureRandom random, Clock clock) {
        this.state = state;
        this.random = random;
        this.clock = clock;
    }

    /** Registers a client; empty when its address has too many that were never used. */
    public Optional<Client> register(String name, List<RedirectUri> redirectUris, String address) {
        Instant now = clock.instant();
        state.update(SWEEP, now.minus(PATIENCE_WITH_THE_IDLE), now.minus(PATIENCE_WITH_NEWCOMERS));
        Client client = new Client(newId(), name, redirectUris, now);
        String block = AddressBlock.of(address).value();
        int inserted = state.update(
                INSERT,
                client.clientId(),
                name,
                redirectUris.stream().map(RedirectUri::value).toList(),
                block,
                now,
                block,
                now.minus(CAP_WINDOW),
                CAP);
        return inserted == 1 ? Optional.of(client) : Optional.empty();
    }

    /** The client of that id. */
    public Optional<Client> find(String clientId) {
        return state.one(FIND, Clients::client, clientId);
    }

    /** The client got a token: it is worth keeping. */
    public void used(String clientId) {
        state.update(USED, clock.instant(), clientId);
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "mcp-sql-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Client client(ResultSet row) throws SQLException {
        String[] uris = (String[]) row.getArray("redirect_uris").getArray();
        return new Client(
                row.getString("client_id"),
                row.getString("client_name"),
                Stream.of(uris).flatMap(uri -> RedirectUri.of(uri).stream()).toList(),
                row.getTimestamp("created_at").toInstant());
    }
}
