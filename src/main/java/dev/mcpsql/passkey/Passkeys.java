// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The passkeys that people have. */
@Component
public final class Passkeys {

    private static final String OF = """
            select credential_id, label, verifies_user, backed_up, created_at, last_used_at
              from mcp_sql.passkey where account_id = ? order by created_at, credential_id
            """;

    private final StateDatabase state;

    /** Over the state database. */
    @Inject
    public Passkeys(StateDatabase state) {
        this.state = state;
    }

    /** Those of one person, the oldest first. */
    public List<Passkey> of(UUID account) {
        return state.many(OF, Passkeys::passkey, account);
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                Base64Url.of(row.getBytes("credential_id")).text(),
                row.getString("label"),
                row.getBoolean("verifies_user"),
                row.getBoolean("backed_up"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant));
    }
}
