// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
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
        Optional<Standing> person = sessions.find(cookie)
                .filter(session -> session.stage() == WebSession.Stage.COMPLETE)
                .map(WebSession::standing);
        person.ifPresent(known -> revoke(known, address));
        state.update(CLOSE, RandomTokens.hash(cookie));
        return person.isPresent() ? Effect.GRANTS_REVOKED : Effect.NO_SESSION;
    }

    /** Ends every session of the person whose complete session this is, in whatever browser. */
    public Effect everywhere(String cookie, String address) {
        Optional<Standing> person = sessions.find(cookie)
                .filter(session -> session.stage() == WebSession.Stage.COMPLETE)
                .map(WebSession::standing);
        person.ifPresent(known -> {
            revoke(known, address);
            state.update(CLOSE_ALL, known.accountId());
        });
        state.update(CLOSE, RandomTokens.hash(cookie));
        return person.isPresent() ? Effect.GRANTS_REVOKED : Effect.NO_SESSION;
    }

    private void revoke(Standing person, String address) {
        int count = state.inTransaction(
                session -> GrantRevocation.of(session, person.accountId(), DenialReason.SESSION_LOGOUT));
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
    }
}
