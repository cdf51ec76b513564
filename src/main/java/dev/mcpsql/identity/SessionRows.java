// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.state.StateSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that write web sessions; each belongs to a larger transaction. Rows know cookies by their hash only. */
final class SessionRows {

    /**
     * The times of a session.
     *
     * @param mfaAt when the second factor was shown; null while it was not
     * @param now when the person showed who it is
     * @param until when the session ends, however busy it is
     */
    record Span(@Nullable Instant mfaAt, Instant now, Instant until) {}

    private static final String OPEN = """
            insert into mcp_sql.web_session (session_hash, account_id, mfa_at, confirmed_at, created_at, seen_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    /** The same row goes on, since it knows at which provider the sign-in began. */
    private static final String RENEW = """
            update mcp_sql.web_session
               set session_hash = ?, mfa_at = ?, confirmed_at = ?, expires_at = greatest(expires_at, ?)
             where session_hash = ?
            """;

    private static final String RENAME = "update mcp_sql.web_session set session_hash = ? where session_hash = ?";

    private static final String CLOSE_OTHERS =
            "delete from mcp_sql.web_session where account_id = ? and session_hash <> ?";

    private static final String SWEEP = """
            delete from mcp_sql.web_session where session_hash in (
                select session_hash from mcp_sql.web_session where expires_at <= ? for update skip locked)
            """;

    private SessionRows() {}

    /** A new session under this cookie; those whose time is over go. */
    static void open(StateSession session, String cookie, UUID account, Span span) throws SQLException {
        session.update(SWEEP, span.now());
        session.update(
                OPEN,
                RandomTokens.hash(cookie),
                account,
                span.mfaAt(),
                span.now(),
                span.now(),
                span.now(),
                span.until());
    }

    /** The session goes on under another cookie, confirmed; false when it was ended meanwhile. */
    static boolean renew(StateSession session, String cookie, String next, Span span) throws SQLException {
        return session.update(
                        RENEW,
                        RandomTokens.hash(next),
                        span.mfaAt(),
                        span.now(),
                        span.until(),
                        RandomTokens.hash(cookie))
                == 1;
    }

    /** The session goes on under another cookie, as it was; false when it was ended meanwhile. */
    static boolean rename(StateSession session, String cookie, String next) throws SQLException {
        return session.update(RENAME, RandomTokens.hash(next), RandomTokens.hash(cookie)) == 1;
    }

    /** Ends every other session of the account. */
    static void closeOthers(StateSession session, UUID account, String kept) throws SQLException {
        session.update(CLOSE_OTHERS, account, RandomTokens.hash(kept));
    }
}
