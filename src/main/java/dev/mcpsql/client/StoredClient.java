// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A client's row.
 *
 * @param redirectUris as registered; empty where the program or the configuration holds them
 * @param blocked whether an operator blocked it
 * @param documentExpiresAt until when its document need not be read again; empty for those without
 */
public record StoredClient(
        String clientId,
        ClientKind kind,
        String name,
        List<RedirectUri> redirectUris,
        Instant createdAt,
        boolean blocked,
        Optional<Instant> documentExpiresAt) {

    /** Copies the list. */
    public StoredClient {
        redirectUris = List.copyOf(redirectUris);
    }

    static StoredClient from(ResultSet row) throws SQLException {
        String[] uris = (String[]) row.getArray("redirect_uris").getArray();
        return new StoredClient(
                row.getString("client_id"),
                ClientKind.of(row.getString("kind")),
                row.getString("client_name"),
                Stream.of(uris).flatMap(uri -> RedirectUri.of(uri).stream()).toList(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("blocked_at") != null,
                Optional.ofNullable(row.getTimestamp("document_expires_at")).map(Timestamp::toInstant));
    }

    /** The client that may be answered there. */
    Client answeredAt(Redirects redirects) {
        return new Client(clientId, kind, name, redirects, createdAt);
    }
}
