// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether a person has a live, complete web session at this moment. */
public enum Presence {
    /** There is one, on whatever device. */
    SIGNED_IN,
    /** There is none, or only one that still waits for its second factor. */
    AWAY,
    /** The OpenID provider should have vouched for the person again, which a new sign-in there does. */
    LAPSED;

    /**
     * A column beside those of {@code mcp_sql.standing s}, so that the question costs no round trip of its own. Two parameters:
     * now, and the instant since when a session must have been seen.
     */
    public static final String COLUMN = """
            exists (select from mcp_sql.web_session w
                     where w.account_id = s.account_id and w.expires_at > ? and w.seen_at > ?
                       and (w.mfa_at is not null or not s.mfa)) as present""";

    /**
     * Reads {@link #COLUMN}.
     *
     * @throws SQLException as the driver does
     */
    public static Presence from(ResultSet row) throws SQLException {
        return row.getBoolean("present") ? SIGNED_IN : AWAY;
    }
}
