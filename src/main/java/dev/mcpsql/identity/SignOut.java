// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.DenialTrail;
import dev.mcpsql.audit.TrailUnavailableException;
import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
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

    private static final System.Logger LOG = System.getLogger(SignOut.class.getName());

    private static final String CLOSE = "delete from mcp_sql.web_session where session_hash = ?";

    private final StateDatabase state;
    private final WebSessions sessions;
    private final DenialTrail trail;

    /** Over the state database and the trail. */
    @Inject
    public SignOut(StateDatabase state, WebSessions sessions, DenialTrail trail) {
        this.state = state;
        this.sessions = sessions;
        this.trail = trail;
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

    private void revoke(Standing person, String address) {
        int count = state.inTransaction(
                session -> GrantRevocation.of(session, person.accountId(), DenialReason.SESSION_LOGOUT));
        try {
            trail.append(new DenialEntry(
                    person.accountId(),
                    person.username(),
                    DenialReason.SESSION_LOGOUT,
                    "",
                    "",
                    "",
                    address,
                    "tokens revoked: " + count));
        } catch (TrailUnavailableException unwritten) {
            // The person must be able to leave even now; the revocation itself is durable.
            LOG.log(Level.ERROR, "a sign-out left no row in the denial trail", unwritten);
        }
    }
}
