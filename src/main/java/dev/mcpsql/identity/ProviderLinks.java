// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Ties an account that is there already to a person at the OpenID provider, by an operator's hand. Arguments that cannot be
 * followed are an {@link IllegalArgumentException} with one sentence.
 */
@Component
public final class ProviderLinks {

    private static final String ACCOUNT = "select account_id from mcp_sql.account where username = ? for update";

    private static final String LINK = """
            insert into mcp_sql.federated_identity (issuer, subject, account_id, checked_at) values (?, ?, ?, 'epoch')
            on conflict do nothing
            """;

    /** From now on the provider says who the person is; a password beside it would outlive the provider's word. */
    private static final String FORGET_PASSWORD =
            "update mcp_sql.account set password_hash = null where account_id = ?";

    private static final String UNLINK = "delete from mcp_sql.federated_identity where account_id = ?";

    private static final String END_SESSIONS = "delete from mcp_sql.web_session where account_id = ?";

    private final StateDatabase state;

    /** Over the state database. */
    @Inject
    public ProviderLinks(StateDatabase state) {
        this.state = state;
    }

    /** From now on only the provider signs the person in: password, sessions and tokens end. */
    public void link(String username, String issuer, String subject) {
        state.inTransaction(session -> {
            UUID account =
                    required(session.one(ACCOUNT, row -> row.getObject("account_id", UUID.class), name(username)));
            if (session.update(LINK, issuer, subject, account) == 0) {
                throw new IllegalArgumentException("the account or the subject is linked already; unlink it first");
            }
            session.update(FORGET_PASSWORD, account);
            session.update(END_SESSIONS, account);
            return GrantRevocation.of(session, account, DenialReason.REVOKED);
        });
    }

    /** From now on the provider does not sign the person in; sessions and tokens end. */
    public void unlink(String username) {
        state.inTransaction(session -> {
            UUID account =
                    required(session.one(ACCOUNT, row -> row.getObject("account_id", UUID.class), name(username)));
            if (session.update(UNLINK, account) == 0) {
                throw new IllegalArgumentException("the account is not linked to a provider");
            }
            session.update(END_SESSIONS, account);
            return GrantRevocation.of(session, account, DenialReason.REVOKED);
        });
    }

    private static String name(String username) {
        return Accounts.normalized(username).orElse("");
    }

    private static UUID required(Optional<UUID> account) {
        return account.orElseThrow(() -> new IllegalArgumentException("no account has that name"));
    }
}
