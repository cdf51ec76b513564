// SPDX-License-Identifier: MIT
package dev.mcpsql.state;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;

/** Whether the database holds the schema that this version of the server was built for. */
@Component
public final class StateSchema {

    /** The newest migration under {@code db/migration}. */
    public static final String EXPECTED_VERSION = "2";

    /** What was found. */
    public enum Condition {
        /** The expected version, and commits are durable. */
        READY,
        /** Another version, none, or a server that does not wait for the disk. */
        UNFIT,
        /** No answer; may heal by itself. */
        UNREACHABLE
    }

    private static final String PROBE = """
            select (select version from mcp_sql.flyway_schema_history
                     where success and version is not null order by installed_rank desc limit 1) as version,
                   current_setting('synchronous_commit') in ('on', 'remote_apply') as durable
            """;

    private final StateDatabase database;

    /** Over the running server's login. */
    @Inject
    public StateSchema(StateDatabase database) {
        this.database = database;
    }

    /** Asks now. */
    public Condition condition() {
        try {
            return database.one(
                                    PROBE,
                                    row -> EXPECTED_VERSION.equals(row.getString("version"))
                                            && row.getBoolean("durable"))
                            .orElse(false)
                    ? Condition.READY
                    : Condition.UNFIT;
        } catch (StateUnavailableException failed) {
            return undefined(failed) ? Condition.UNFIT : Condition.UNREACHABLE;
        }
    }

    /** The database answered, but has no such schema or no right to it (SQLSTATE class 42, PostgreSQL appendix A). */
    private static boolean undefined(StateUnavailableException failed) {
        return failed.getCause() instanceof java.sql.SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("42");
    }
}
