// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What the end of a session at the OpenID provider ends here. */
@Component
public final class ProviderSignOut {

    /**
     * The session that ended.
     *
     * @param issuer the provider
     * @param subject the person there, if told
     * @param session the session there, if told; without it, all of the person's
     */
    public record Ended(String issuer, Optional<String> subject, Optional<String> session) {}

    /**
     * Whose grants went with it.
     *
     * @param accountId the account
     * @param username its name
     * @param tokens how many of its tokens were live
     */
    public record Effect(UUID accountId, String username, int tokens) {}

    private static final String BY_SUBJECT = """
            select a.account_id, a.username from mcp_sql.account a join mcp_sql.federated_identity f using (account_id)
             where f.issuer = ? and f.subject = ? for update of a
            """;

    private static final String BY_SESSION = """
            select a.account_id, a.username from mcp_sql.account a
             where a.account_id in (select w.account_id from mcp_sql.web_session w
                                     where w.provider_issuer = ? and w.provider_sid = ?)
             limit 1 for update of a
            """;

    private static final String CLOSE_ONE =
            "delete from mcp_sql.web_session where account_id = ? and provider_issuer = ? and provider_sid = ?";

    private static final String CLOSE_ALL = "delete from mcp_sql.web_session where account_id = ?";

    /** A factor of this server's own must not open what the provider has closed, so its word is taken back with the last session. */
    private static final String TAKE_BACK = """
            update mcp_sql.federated_identity f set checked_at = 'epoch'
             where f.account_id = ?
               and not exists (select from mcp_sql.web_session w
                                where w.account_id = f.account_id and w.provider_subject is not null and w.expires_at > now())
            """;

    /** Without state of its own. */
    @Inject
    public ProviderSignOut() {}

    /** Ends, within the caller's transaction, the sessions that began there and every grant of the person; empty for strangers. */
    public Optional<Effect> end(StateSession session, Ended ended) throws SQLException {
        Optional<Effect> person = ended.subject().isPresent()
                ? session.one(
                        BY_SUBJECT,
                        ProviderSignOut::untouched,
                        ended.issuer(),
                        ended.subject().get())
                : session.one(
                        BY_SESSION,
                        ProviderSignOut::untouched,
                        ended.issuer(),
                        ended.session().orElseThrow());
        if (person.isEmpty()) {
            return person;
        }
        UUID account = person.get().accountId();
        if (ended.session().isPresent()) {
            session.update(CLOSE_ONE, account, ended.issuer(), ended.session().get());
        } else {
            session.update(CLOSE_ALL, account);
        }
        session.update(TAKE_BACK, account);
        int tokens = GrantRevocation.of(session, account, DenialReason.SESSION_LOGOUT);
        return Optional.of(new Effect(account, person.get().username(), tokens));
    }

    private static Effect untouched(ResultSet row) throws SQLException {
        return new Effect(row.getObject("account_id", UUID.class), row.getString("username"), 0);
    }
}
