// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateUnavailableException;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.OutcomeReason;
import jakarta.inject.Inject;

/** The trail of tool calls in {@code mcp_sql.query_trail}: one INSERT, one transaction, no container in between. */
@Component
public final class StoredQueryTrail implements QueryTrail {

    private static final String APPEND = """
            insert into mcp_sql.query_trail (call_id, account_id, username, profile, client_id, token_id, address, tool,
                                             raw_sql, executed_sql, decision, reason, sqlstate, row_count, answer_bytes,
                                             truncated, duration_ms)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final StateDatabase database;

    /** Over the running server's login, which may insert and select here and nothing else. */
    @Inject
    public StoredQueryTrail(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void append(QueryEntry entry) {
        try {
            insert(entry, entry.caller());
        } catch (StateUnavailableException failed) {
            throw new TrailUnavailableException("no row for call " + entry.callId(), failed);
        }
    }

    private void insert(QueryEntry entry, Caller caller) {
        database.update(
                APPEND,
                entry.callId(),
                caller.accountId(),
                TrailText.word(caller.username()),
                caller.profile().value(),
                TrailText.word(caller.clientId()),
                TrailText.word(caller.tokenId()),
                TrailText.word(caller.address()),
                TrailText.word(entry.tool()),
                TrailText.statement(entry.rawSql()),
                TrailText.statement(entry.executedSql()),
                entry.decision().code(),
                entry.reason().map(OutcomeReason::code).orElse(""),
                entry.sqlState(),
                entry.rowCount(),
                entry.answerBytes(),
                entry.truncated(),
                (int) Math.min(Integer.MAX_VALUE, entry.duration().toMillis()));
    }
}
