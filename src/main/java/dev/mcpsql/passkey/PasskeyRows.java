// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements of the ceremonies; most belong to a larger transaction. Each asks for the person, so none reaches another's. */
final class PasskeyRows {

    /** More than anybody has devices; the browser is told all of them at each new one. */
    private static final int MOST = 20;

    private static final String INSERT = """
            insert into mcp_sql.passkey (credential_id, account_id, credential, sign_count, verifies_user, backup_eligible,
                                         backed_up, transports, label, created_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
             where (select count(*) from mcp_sql.passkey where account_id = ?) < ?
            on conflict (credential_id) do nothing
            """;

    private static final String FIND = "select * from mcp_sql.passkey where credential_id = ? and account_id = ?";

    private static final String OF =
            "select * from mcp_sql.passkey where account_id = ? order by created_at, credential_id";

    /** The counter must grow, unless neither side keeps one (WebAuthn §7.2 step 22). */
    private static final String USE = """
            update mcp_sql.passkey
               set sign_count = ?, verifies_user = verifies_user or ?, backed_up = ?, last_used_at = ?
             where credential_id = ? and account_id = ? and (sign_count < ? or (sign_count = 0 and ? = 0))
            """;

    private static final String REMOVE = "delete from mcp_sql.passkey where credential_id = ? and account_id = ?";

    private PasskeyRows() {}

    /** Adds a passkey; false when somebody has it already, or the person has too many. The caller holds the account. */
    static boolean add(StateSession session, UUID account, StoredPasskey passkey, String label, Instant now)
            throws SQLException {
        return session.update(
                        INSERT,
                        passkey.id().bytes(),
                        account,
                        passkey.credential().bytes(),
                        passkey.signCount(),
                        passkey.verifiesUser(),
                        passkey.backupEligible(),
                        passkey.backedUp(),
                        passkey.transports(),
                        label,
                        now,
                        account,
                        MOST)
                == 1;
    }

    static Optional<StoredPasskey> find(StateSession session, UUID account, Base64Url id) throws SQLException {
        return session.one(FIND, PasskeyRows::stored, id.bytes(), account);
    }

    static List<StoredPasskey> of(StateDatabase state, UUID account) {
        return state.many(OF, PasskeyRows::stored, account);
    }

    /** Writes a use down; false when the counter did not move on, which a copy of the passkey would explain. */
    static boolean use(StateSession session, UUID account, Base64Url id, Assertions.Use use, Instant now)
            throws SQLException {
        return session.update(
                        USE,
                        use.signCount(),
                        use.userVerified(),
                        use.backedUp(),
                        now,
                        id.bytes(),
                        account,
                        use.signCount(),
                        use.signCount())
                == 1;
    }

    static boolean remove(StateSession session, UUID account, Base64Url id) throws SQLException {
        return session.update(REMOVE, id.bytes(), account) == 1;
    }

    private static StoredPasskey stored(ResultSet row) throws SQLException {
        return new StoredPasskey(
                Base64Url.of(row.getBytes("credential_id")),
                Base64Url.of(row.getBytes("credential")),
                row.getLong("sign_count"),
                row.getBoolean("verifies_user"),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"),
                List.of((String[]) row.getArray("transports").getArray()));
    }
}
