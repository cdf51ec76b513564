// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.state.StateSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * The row of an account as the lock of everything a person has (PostgreSQL manual §13.3.2).
 *
 * <p>Whoever opens a session or grants something in a person's name holds the row shared and asks under that lock whether the
 * person still may; whoever takes something from a person, or changes what the person signs in with, holds it alone. So either
 * the one sees the change, or the other sees what was opened and ends it: nothing falls in between. The row is always the first
 * that a transaction locks.
 */
public final class AccountRow {

    private static final String SHARED =
            "select account_id from mcp_sql.account where account_id = ? and active for share";

    private static final String ALONE = "select account_id from mcp_sql.account where account_id = ? for no key update";

    private static final String ALONE_UNCHANGED = """
            select account_id from mcp_sql.account
             where account_id = ? and active and password_changed_at = ? for no key update
            """;

    /** The instant is taken after the wait for the row, so that no two changes bear the same. */
    private static final String SET_PASSWORD = """
            update mcp_sql.account set password_hash = ?, password_changed_at = clock_timestamp() where account_id = ?
            """;

    private static final String SIGNED_IN =
            "update mcp_sql.account set last_sign_in_at = now() where account_id = ? and active";

    private AccountRow() {}

    /** Holds the row against changes until the transaction ends; false when the account is inactive or gone. */
    public static boolean shared(StateSession session, UUID account) throws SQLException {
        return session.one(SHARED, row -> account, account).isPresent();
    }

    /** Holds the row alone until the transaction ends. */
    public static void locked(StateSession session, UUID account) throws SQLException {
        session.one(ALONE, row -> account, account);
    }

    /** The same; false when the account is inactive, or its password is no more the one that was set at that instant. */
    static boolean locked(StateSession session, UUID account, Instant passwordChangedAt) throws SQLException {
        return session.one(ALONE_UNCHANGED, row -> account, account, passwordChangedAt)
                .isPresent();
    }

    /** Holds the row alone and notes a sign-in; false when the account is inactive or gone. */
    static boolean signedIn(StateSession session, UUID account) throws SQLException {
        return session.update(SIGNED_IN, account) == 1;
    }

    static int setPassword(StateSession session, UUID account, String hash) throws SQLException {
        return session.update(SET_PASSWORD, hash, account);
    }
}
