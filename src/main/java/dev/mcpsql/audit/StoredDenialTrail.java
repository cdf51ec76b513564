// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateUnavailableException;
import jakarta.inject.Inject;

/** The trail of denials in {@code mcp_sql.denial_trail}: one INSERT, one transaction, no container in between. */
@Component
public final class StoredDenialTrail implements DenialTrail {

    private static final String APPEND = """
            insert into mcp_sql.denial_trail (account_id, username, reason, client_id, token_id, redirect_uri, address, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final StateDatabase database;

    /** Over the running server's login, which may insert and select here and nothing else. */
    @Inject
    public StoredDenialTrail(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void append(DenialEntry entry) {
        try {
            insert(entry);
        } catch (StateUnavailableException failed) {
            throw new TrailUnavailableException("no row for a denial", failed);
        }
    }

    private void insert(DenialEntry entry) {
        database.update(
                APPEND,
                entry.accountId(),
                TrailText.word(entry.username()),
                entry.reason().code(),
                TrailText.word(entry.clientId()),
                TrailText.word(entry.tokenId()),
                TrailText.word(entry.redirectUri()),
                TrailText.word(entry.address()),
                TrailText.word(entry.detail()));
    }
}
