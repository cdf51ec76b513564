// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code mcp_sql.query_trail} as the pages read it; {@link StoredQueryTrail} is the only writer. */
@Entity
@Immutable
@Table(schema = "mcp_sql", name = "query_trail")
@SuppressWarnings("NullAway.Init")
class QueryTrailRow {

    @Id
    @Column(name = "call_id")
    private UUID callId;

    private Instant at;

    @Column(name = "account_id")
    private UUID accountId;

    private String username;
    private String profile;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "token_id")
    private String tokenId;

    private String address;
    private String tool;

    @Column(name = "raw_sql")
    private String rawSql;

    @Column(name = "executed_sql")
    private String executedSql;

    private String decision;
    private String reason;

    @Column(name = "sqlstate")
    private String sqlState;

    @Column(name = "row_count")
    private int rowCount;

    @Column(name = "answer_bytes")
    private int answerBytes;

    private boolean truncated;

    @Column(name = "duration_ms")
    private int durationMs;

    /** For Hibernate. */
    protected QueryTrailRow() {}

    RecordedQuery recorded() {
        return new RecordedQuery(
                callId,
                at,
                new RecordedQuery.Asker(accountId, username, profile, clientId, tokenId, address),
                tool,
                rawSql,
                executedSql,
                new RecordedQuery.Ending(
                        decision, reason, sqlState, rowCount, answerBytes, truncated, Duration.ofMillis(durationMs)));
    }
}
