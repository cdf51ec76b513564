// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.state.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person may do at this moment: one row of {@code mcp_sql.standing}, asked again at every request.
 *
 * @param accountId the account
 * @param username the name at sign-in
 * @param active false once the account was deactivated
 * @param staff whether the person may use this server at all
 * @param administrator whether the pages of the administrators open; gives no access to data
 * @param mfa whether a second factor is enrolled
 * @param profiles the assigned profiles; data opens only when there is exactly one
 * @param providerCheckedAt when the OpenID provider last vouched for the person; empty for people of this server's own
 */
public record Standing(
        UUID accountId,
        String username,
        boolean active,
        boolean staff,
        boolean administrator,
        boolean mfa,
        List<String> profiles,
        Optional<Instant> providerCheckedAt) {

    /** Copies the list. */
    public Standing {
        profiles = List.copyOf(profiles);
    }

    /**
     * Whether the OpenID provider's word still holds; always for people of this server's own.
     *
     * @param recheck how long a word holds
     */
    public boolean vouchedFor(Instant now, Duration recheck) {
        return providerCheckedAt
                .map(checked -> checked.plus(recheck).isAfter(now))
                .orElse(true);
    }

    /**
     * What the person's presence counts for while the OpenID provider's word holds, and after.
     *
     * @param seen whether signed in here
     * @param recheck how long a word holds
     */
    public Presence presence(Presence seen, Instant now, Duration recheck) {
        return vouchedFor(now, recheck) ? seen : Presence.LAPSED;
    }

    /**
     * Reads the view's columns from any row that has them under their own names.
     *
     * @throws SQLException as the driver does
     */
    public static Standing from(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("account_id", UUID.class),
                row.getString("username"),
                row.getBoolean("active"),
                row.getBoolean("staff"),
                row.getBoolean("administrator"),
                row.getBoolean("mfa"),
                List.of((String[]) row.getArray("profiles").getArray()),
                Optional.ofNullable(row.getTimestamp("provider_checked_at")).map(Timestamp::toInstant));
    }

    /** {@link #from} as a reader. */
    static final RowReader<Standing> READER = Standing::from;
}
