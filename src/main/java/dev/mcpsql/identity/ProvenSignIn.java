// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a sign-in by a proof that another room checks, such as a passkey.
 *
 * <p>The proof, its use and the session are one transaction that holds the account: a factor that is removed at the same moment
 * opens nothing. Attempts are counted together with those at passwords and codes.
 */
@Component
public final class ProvenSignIn {

    /** What a person shows. */
    @FunctionalInterface
    public interface Proof {
        /** Checks it and writes its use down; runs while the account is held. */
        boolean holds(StateSession session, Standing person) throws SQLException;
    }

    private interface Opening {
        Optional<String> on(StateSession session) throws SQLException;
    }

    /**
     * A proof that held.
     *
     * @param person whose
     * @param cookie the new session; empty when none could be opened
     */
    private record Proven(Standing person, Optional<String> cookie) {}

    private static final String STANDING = "select * from mcp_sql.standing where account_id = ?";

    /** Stands for everybody who is not known. */
    private static final String NOBODY = "?";

    private final StateDatabase state;
    private final SignInBackOff backOff;
    private final WebSessions sessions;

    /** Over the state database. */
    @Inject
    public ProvenSignIn(StateDatabase state, SignInBackOff backOff, WebSessions sessions) {
        this.state = state;
        this.backOff = backOff;
        this.sessions = sessions;
    }

    /** The second step after the password, with the cookie of the first. */
    public SignInStep second(String cookie, Proof proof, String address) {
        Optional<Standing> person = at(cookie, WebSession.Stage.SECOND_FACTOR_DUE);
        if (person.isEmpty()) {
            return denied(SignInStep.Denied.Why.EXPIRED);
        }
        UUID account = person.get().accountId();
        return judged(person, proof, session -> sessions.finish(session, cookie, account), address);
    }

    /** Once more, of a person who is signed in; the session goes on under a new cookie. */
    public SignInStep confirm(String cookie, Proof proof, String address) {
        Optional<Standing> person = at(cookie, WebSession.Stage.COMPLETE);
        if (person.isEmpty()) {
            return denied(SignInStep.Denied.Why.EXPIRED);
        }
        return judged(person, proof, session -> sessions.confirm(session, cookie, person.get()), address);
    }

    /** The only step, by a proof that is worth password and second factor together; nobody is told whether an account exists. */
    public SignInStep alone(Optional<UUID> claimed, Proof proof, String address) {
        Optional<Standing> person = claimed.flatMap(account -> state.one(STANDING, Standing.READER, account));
        return judged(
                person,
                proof,
                session -> sessions.openProven(session, person.orElseThrow().accountId()),
                address);
    }

    private Optional<Standing> at(String cookie, WebSession.Stage stage) {
        return sessions.find(cookie).filter(session -> session.stage() == stage).map(WebSession::standing);
    }

    private SignInStep judged(Optional<Standing> person, Proof proof, Opening opening, String address) {
        String name = person.map(Standing::username).orElse(NOBODY);
        if (backOff.turn(name, address) == SignInBackOff.Turn.LATER) {
            return denied(SignInStep.Denied.Why.WAIT);
        }
        Optional<Proven> proven = person.flatMap(known -> proven(known.accountId(), proof, opening));
        if (proven.isEmpty()) {
            return denied(SignInStep.Denied.Why.WRONG);
        }
        if (!proven.get().person().active()) {
            backOff.takeBack(name, address);
            return new SignInStep.Inactive(proven.get().person());
        }
        backOff.forget(name, address);
        return proven.get()
                .cookie()
                .<SignInStep>map(SignInStep.SignedIn::new)
                .orElseGet(() -> denied(SignInStep.Denied.Why.EXPIRED));
    }

    private Optional<Proven> proven(UUID account, Proof proof, Opening opening) {
        return state.inTransaction(session -> {
            AccountRow.locked(session, account);
            Optional<Standing> person = session.one(STANDING, Standing.READER, account);
            if (person.isEmpty() || !proof.holds(session, person.get())) {
                return Optional.empty();
            }
            Optional<String> cookie = person.get().active() ? opening.on(session) : Optional.empty();
            return Optional.of(new Proven(person.get(), cookie));
        });
    }

    private static SignInStep denied(SignInStep.Denied.Why why) {
        return new SignInStep.Denied(why);
    }
}
