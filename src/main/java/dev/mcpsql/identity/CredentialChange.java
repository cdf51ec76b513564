// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.DenialReason;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows, within the caller's transaction, when something that a person signs in with is taken away, replaced or under
 * suspicion, and when the person may come or go: nothing that was granted or opened before goes on.
 */
final class CredentialChange {

    private static final String END_SESSIONS = "delete from mcp_sql.web_session where account_id = ?";

    private static final String END_OTHERS =
            "delete from mcp_sql.web_session where account_id = ? and session_hash <> ?";

    private static final String RENEW =
            "update mcp_sql.web_session set session_hash = ? where account_id = ? and session_hash = ?";

    private CredentialChange() {}

    /** Ends every web session and revokes every grant. */
    static void of(StateSession session, UUID account) throws SQLException {
        GrantRevocation.of(session, account, DenialReason.REVOKED);
        session.update(END_SESSIONS, account);
    }

    /**
     * The same, but for the session in which the person asked for the change; it goes on under a new cookie.
     *
     * @return the new cookie; empty, with nothing done, when that session was ended meanwhile
     */
    static Optional<String> keeping(StateSession session, UUID account, String cookie, RandomTokens tokens)
            throws SQLException {
        AccountRow.locked(session, account);
        String renewed = tokens.next();
        byte[] hash = RandomTokens.hash(renewed);
        if (session.update(RENEW, hash, account, RandomTokens.hash(cookie)) == 0) {
            return Optional.empty();
        }
        GrantRevocation.of(session, account, DenialReason.REVOKED);
        session.update(END_OTHERS, account, hash);
        return Optional.of(renewed);
    }
}
