// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.state.StateDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All people at a glance, for operators. */
public final class Roster {

    private static final String PEOPLE = """
            select s.*, a.created_at, a.last_sign_in_at, f.issuer,
                   a.password_hash is not null as password,
                   exists (select from mcp_sql.totp_credential t where t.account_id = a.account_id) as totp,
                   (select count(*) from mcp_sql.passkey k where k.account_id = a.account_id) as passkeys,
                   (select count(*) from mcp_sql.recovery_code r
                     where r.account_id = a.account_id and r.used_at is null) as recovery_codes,
                   (select count(*) from mcp_sql.web_session w
                     where w.account_id = a.account_id and w.expires_at > now()) as sessions,
                   (select count(*) from mcp_sql.access_token t
                     where t.account_id = a.account_id and t.revoked_at is null and t.expires_at > now()) as tokens
              from mcp_sql.account a
              join mcp_sql.standing s using (account_id)
              left join mcp_sql.federated_identity f using (account_id)
             where ? in ('', a.username)
             order by a.username
            """;

    private static final String EVERYBODY = "";

    private final StateDatabase state;

    /** Over the state database. */
    public Roster(StateDatabase state) {
        this.state = state;
    }

    /** Everybody, by name. */
    public List<RosterEntry> everybody() {
        return state.many(PEOPLE, Roster::entry, EVERYBODY);
    }

    /** The one of this name. */
    public Optional<RosterEntry> find(String username) {
        return Accounts.normalized(username).flatMap(name -> state.one(PEOPLE, Roster::entry, name));
    }

    private static RosterEntry entry(ResultSet row) throws SQLException {
        @Nullable Timestamp lastSignIn = row.getTimestamp("last_sign_in_at");
        return new RosterEntry(
                Standing.from(row),
                new RosterEntry.Credentials(
                        row.getBoolean("password"),
                        row.getBoolean("totp"),
                        row.getInt("passkeys"),
                        row.getInt("recovery_codes"),
                        Optional.ofNullable(row.getString("issuer"))),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(lastSignIn).map(Timestamp::toInstant),
                row.getInt("sessions"),
                row.getInt("tokens"));
    }
}
