// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.AddressBlock;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The rows of clients. Registration is open to everyone, so the table is kept small here.
 *
 * <p>No method changes what a client registered; only a metadata document read anew replaces what the one before it said.
 */
@Component
public final class Clients {

    /** A client that nobody allowed in so long will not be missed. */
    private static final Duration PATIENCE_WITH_NEWCOMERS = Duration.ofHours(24);

    private static final Duration PATIENCE_WITH_THE_IDLE = Duration.ofDays(90);

    /**
     * Clients that nobody allowed yet; the oldest are forgotten first. A bound on the table for those whom the throttle cannot
     * count, and not on anybody: who is about to allow a client does so within minutes.
     */
    static final int MOST_NEWCOMERS = 10_000;

    private static final int ID_BYTES = 16;

    /** Blocked rows stay, or the block would be forgotten; so do those with a token that works. */
    private static final String SWEEP = """
            delete from mcp_sql.oauth_client where client_id in (
                select c.client_id from mcp_sql.oauth_client c
                 where c.kind in ('registered', 'metadata') and c.blocked_at is null
                   and (c.last_used_at < ? or (c.last_used_at is null and c.created_at < greatest(?, (
                       select n.created_at from mcp_sql.oauth_client n
                        where n.last_used_at is null and n.kind in ('registered', 'metadata')
                        order by n.created_at desc offset ? limit 1))))
                   and not exists (
                       select from mcp_sql.access_token t
                        where t.client_id = c.client_id and t.revoked_at is null and t.expires_at > ?)
                   and not exists (
                       select from mcp_sql.refresh_token r
                        where r.client_id = c.client_id and r.revoked_at is null and r.expires_at > ?)
                   for update of c skip locked)
            """;

    private static final String INSERT = """
            insert into mcp_sql.oauth_client
                   (client_id, kind, client_name, redirect_uris, document_expires_at, registered_from, created_at)
            values (?, ?, ?, ?, ?::timestamptz, ?, ?)
                on conflict (client_id) do nothing
            """;

    private static final String READ_ANEW = """
            update mcp_sql.oauth_client set client_name = ?, redirect_uris = ?, document_expires_at = ?
             where client_id = ? and kind = 'metadata'
            """;

    private static final String CONFIGURE = """
            insert into mcp_sql.oauth_client (client_id, kind, client_name, redirect_uris, registered_from, created_at)
            values (?, ?, ?, '{}', '', ?)
                on conflict (client_id) do update set client_name = excluded.client_name
             where oauth_client.client_name <> excluded.client_name
            """;

    private static final String FIND = "select * from mcp_sql.oauth_client where client_id = ?";

    private static final String USED = "update mcp_sql.oauth_client set last_used_at = ? where client_id = ?";

    private final StateDatabase state;
    private final SecureRandom random;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public Clients(StateDatabase state, SecureRandom random, Clock clock) {
        this.state = state;
        this.random = random;
        this.clock = clock;
    }

    /** Registers a client. */
    public Client register(String name, List<RedirectUri> redirectUris, String address) {
        sweep();
        StoredClient client = newcomer(name, redirectUris);
        insert(client, address);
        return client.answeredAt(new Redirects.OnLoopback(redirectUris));
    }

    /** A client that looks like a registered one and is nobody. */
    public Client inert(String name, List<RedirectUri> redirectUris) {
        return newcomer(name, redirectUris).answeredAt(new Redirects.OnLoopback(redirectUris));
    }

    private StoredClient newcomer(String name, List<RedirectUri> redirectUris) {
        return new StoredClient(
                newId(), ClientKind.REGISTERED, name, redirectUris, clock.instant(), false, Optional.empty());
    }

    /** Keeps what a document says. */
    void keep(StoredClient document, String address) {
        int known = state.update(
                READ_ANEW,
                document.name(),
                written(document.redirectUris()),
                document.documentExpiresAt().orElseThrow(),
                document.clientId());
        if (known == 0) {
            insert(document, address);
        }
    }

    /** Makes sure that a client of the program or the configuration has a row, which grants refer to. */
    void configure(String clientId, ClientKind kind, String name) {
        state.update(CONFIGURE, clientId, kind.code(), name, clock.instant());
    }

    /** The row of that id. */
    public Optional<StoredClient> find(String clientId) {
        return state.one(FIND, StoredClient::from, clientId);
    }

    /** A person allowed the client, or it got a token: it is worth keeping. */
    public void used(String clientId) {
        state.update(USED, clock.instant(), clientId);
    }

    /** Forgets clients that nobody allowed for a day or that were not used for 90, and newcomers over the bound; trails name them still. */
    void sweep() {
        Instant now = clock.instant();
        state.update(
                SWEEP, now.minus(PATIENCE_WITH_THE_IDLE), now.minus(PATIENCE_WITH_NEWCOMERS), MOST_NEWCOMERS, now, now);
    }

    private void insert(StoredClient client, String address) {
        state.update(
                INSERT,
                client.clientId(),
                client.kind().code(),
                client.name(),
                written(client.redirectUris()),
                client.documentExpiresAt().orElse(null),
                AddressBlock.of(address).value(),
                client.createdAt());
    }

    private static List<String> written(List<RedirectUri> uris) {
        return uris.stream().map(RedirectUri::value).toList();
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "mcp-sql-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
