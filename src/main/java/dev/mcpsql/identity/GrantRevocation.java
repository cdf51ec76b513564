// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.DenialReason;
import java.sql.SQLException;
import java.util.UUID;

/** Takes back everything a person ever granted to clients. */
final class GrantRevocation {

    private static final String FORGET_CODES =
            "delete from mcp_sql.authorization_code where account_id = ? and redeemed_at is null";

    private static final String REVOKE_TOKENS = """
            update mcp_sql.access_token set revoked_at = now(), revoked_because = ?
             where account_id = ? and revoked_at is null and expires_at > now()
            """;

    private static final String REVOKE_REFRESH_TOKENS =
            "update mcp_sql.refresh_token set revoked_at = now() where account_id = ? and revoked_at is null";

    /** Holds the row until the end, and ends the tokens of an external issuer, which have no rows here. */
    private static final String MARK = """
            update mcp_sql.account set grants_revoked_at = clock_timestamp(), grants_revoked_because = ?
             where account_id = ?
            """;

    private GrantRevocation() {}

    /**
     * Revokes within the caller's transaction, and holds the account's row first. Codes before tokens: a redemption that was
     * under way holds its code's row, so its token is there when the next statement looks.
     *
     * @return how many access tokens were live
     */
    static int of(StateSession session, UUID account, DenialReason because) throws SQLException {
        session.update(MARK, because.code(), account);
        session.update(FORGET_CODES, account);
        session.update(REVOKE_REFRESH_TOKENS, account);
        return session.update(REVOKE_TOKENS, because.code(), account);
    }
}
