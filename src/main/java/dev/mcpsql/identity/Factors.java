// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account signs in with, at this moment.
 *
 * @param passwordSince when the password was set; empty for people who sign in at a provider only
 * @param totpSince when the authenticator was enrolled; empty without one
 * @param passkeys how many there are
 * @param atProvider whether an identity provider vouches for a second factor
 * @param codesLeft how many recovery codes still work
 */
public record Factors(
        Optional<Instant> passwordSince, Optional<Instant> totpSince, int passkeys, boolean atProvider, int codesLeft) {

    private static final String OF = """
            select case when a.password_hash is not null then a.password_changed_at end as password_since,
                   t.enrolled_at as totp_since,
                   (select count(*) from mcp_sql.passkey p where p.account_id = a.account_id) as passkeys,
                   exists (select from mcp_sql.federated_identity f where f.account_id = a.account_id and f.mfa) as at_provider,
                   (select count(*) from mcp_sql.recovery_code r
                     where r.account_id = a.account_id and r.used_at is null) as codes_left
              from mcp_sql.account a left join mcp_sql.totp_credential t using (account_id)
             where a.account_id = ?
            """;

    /** Those of nobody. */
    public static final Factors NONE = new Factors(Optional.empty(), Optional.empty(), 0, false, 0);

    /** Those of the account. */
    public static Factors of(StateDatabase state, UUID account) {
        return state.one(OF, Factors::from, account).orElse(NONE);
    }

    /** The same within a transaction. */
    static Factors of(StateSession session, UUID account) throws SQLException {
        return session.one(OF, Factors::from, account).orElse(NONE);
    }

    /** Whether there is an authenticator. */
    public boolean totp() {
        return totpSince.isPresent();
    }

    /** Whether another second factor stays when one is taken away. Recovery codes stand in for one and are none. */
    public boolean moreThanOne() {
        return (totp() ? 1 : 0) + passkeys + (atProvider ? 1 : 0) > 1;
    }

    private static Factors from(ResultSet row) throws SQLException {
        return new Factors(
                instant(row, "password_since"),
                instant(row, "totp_since"),
                row.getInt("passkeys"),
                row.getBoolean("at_provider"),
                row.getInt("codes_left"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        java.sql.@Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? Optional.empty() : Optional.of(at.toInstant());
    }
}
