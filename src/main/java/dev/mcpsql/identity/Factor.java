// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

/** A kind of credential beside the password. */
public enum Factor {
    /** The secret of an authenticator. */
    TOTP("delete from mcp_sql.totp_credential where account_id = ?"),
    /** Codes for the day when the others are lost. */
    RECOVERY("delete from mcp_sql.recovery_code where account_id = ?"),
    /** Every passkey. */
    PASSKEYS("delete from mcp_sql.passkey where account_id = ?");

    private final String deletion;

    Factor(String deletion) {
        this.deletion = deletion;
    }

    /** The statement that takes them from an account. */
    String deletion() {
        return deletion;
    }
}
