// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;

/** Ends a web session and, with it, every grant of its person to any client. */
@Component
public final class SignOut {

    /** What a sign-out did. */
    public enum Effect {
        /** The person's grants to clients are revoked. */
        GRANTS_REVOKED,
        /** There was no complete, live session, so nobody's grants were touched. */
        NO_SESSION
    }

    private static final String CLOSE = "delete from mcp_sql.web_session where session_hash = ?";

    private static final String CLOSE_ALL = "delete from mcp_sql.web_session where account_id = ?";

    /** Ends sessions within the transaction that revokes. */
    @FunctionalInterface
    private interface Closing {
        int in(StateSession session) throws SQLException;
    }

    private final StateDatabase state;
    private final WebSessions sessions;
    private final Denials denials;

    /** Over the state database and the trail. */
    @Inject
    public SignOut(StateDatabase state, WebSessions sessions, Denials denials) {
        this.state = state;
        this.sessions = sessions;
        this.denials = denials;
    }

    /**
     * Ends the session of this cookie. Of a sign-in that still lacks its second factor only the session ends: knowing a
     * password alone must not cut off its owner's clients.
     */
    public Effect end(String cookie, String address) {
        byte[] hash = RandomTokens.hash(cookie);
        Optional<Standing> person = sessions.find(cookie)
                .filter(session -> session.stage() != WebSession.Stage.SECOND_FACTOR_DUE)
                .map(WebSession::standing);
        if (person.isEmpty()) {
            state.update(CLOSE, (Object) hash);
            return Effect.NO_SESSION;
        }
        revoke(person.get(), address, session -> session.update(CLOSE, (Object) hash));
        return Effect.GRANTS_REVOKED;
    }

    /**
     * Ends every web session of the person, and every grant.
     *
     * @param address of whoever asked, for the trail
     * @return how many tokens were revoked
     */
    public int everywhere(Standing person, String address) {
        return revoke(person, address, session -> session.update(CLOSE_ALL, person.accountId()));
    }

    private int revoke(Standing person, String address, Closing closing) {
        int count = state.inTransaction(session -> {
            int revoked = GrantRevocation.of(session, person.accountId(), DenialReason.SESSION_LOGOUT);
            closing.in(session);
            return revoked;
        });
        // The person can leave even while the trail is out of reach; the revocation itself is durable.
        denials.write(new DenialEntry(
                person.accountId(),
                person.username(),
                DenialReason.SESSION_LOGOUT,
                "",
                "",
                "",
                address,
                "tokens revoked: " + count));
        return count;
    }
}
