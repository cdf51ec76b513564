// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The one way in which people change their own second factors, whatever these are.
 *
 * <p>The account's row is held while a factor changes, so that two browsers that know the same password cannot both enrol, nor
 * both remove one of the last two. A session must be recent enough, and goes on under a new cookie. What is replaced or removed
 * takes the person's other sessions and every grant to clients with it: they may be what the old factor let in (OWASP MFA cheat
 * sheet, "Changing MFA Factors").
 */
@Component
public final class FactorChanges {

    /** What the work on a factor did. */
    public enum Effect {
        /** Nothing: what was shown proves nothing. */
        WRONG,
        /** One more factor. */
        ADDED,
        /** One in the place of an older one. */
        REPLACED,
        /** One less. */
        REMOVED,
        /** Nothing: there was none to remove. */
        ABSENT
    }

    /** Stores or removes one factor in the transaction of the change. */
    public interface Work {
        /** Writes nothing unless the factor was proven. */
        Effect on(StateSession session, UUID account) throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger(FactorChanges.class.getName());

    private static final String ACCOUNT = "select account_id from mcp_sql.web_session where session_hash = ?";

    private final StateDatabase state;
    private final WebSessions sessions;
    private final RecoveryCodes codes;
    private final boolean mfaRequired;

    /** Over the state database. */
    @Inject
    public FactorChanges(StateDatabase state, WebSessions sessions, RecoveryCodes codes, Settings settings) {
        this.state = state;
        this.sessions = sessions;
        this.codes = codes;
        this.mfaRequired = settings.signIn().mfaRequired();
    }

    /** Adds or replaces a factor; an account without recovery codes gets a set. */
    public FactorChange put(String cookie, Work work) {
        return state.inTransaction(session -> {
            Optional<WebSession> known = held(session, cookie);
            Optional<FactorChange> denied = denial(known);
            return denied.isPresent() ? denied.get() : put(session, cookie, known.orElseThrow(), work);
        });
    }

    /** Removes a factor, unless it is the last and one is required; the last takes the recovery codes with it. */
    public FactorChange remove(String cookie, Work work) {
        return state.inTransaction(session -> {
            Optional<WebSession> known = held(session, cookie);
            Optional<FactorChange> denied = denial(known);
            return denied.isPresent() ? denied.get() : remove(session, cookie, known.orElseThrow(), work);
        });
    }

    /** A new set of recovery codes; older ones stop working. Without a second factor there is nothing to recover. */
    public FactorChange renewCodes(String cookie) {
        return state.inTransaction(session -> {
            Optional<WebSession> known = held(session, cookie);
            Optional<FactorChange> denied = denial(known);
            return denied.isPresent()
                    ? denied.get()
                    : renewCodes(session, cookie, known.orElseThrow().standing());
        });
    }

    private FactorChange renewCodes(StateSession session, String cookie, Standing person) throws SQLException {
        if (!person.mfa()) {
            return new FactorChange.Denied(FactorChange.Why.WRONG);
        }
        LOG.log(Level.INFO, "{0} made new recovery codes", person.username());
        return new FactorChange.Done(cookie, codes.renew(session, person.accountId()));
    }

    private FactorChange put(StateSession session, String cookie, WebSession known, Work work) throws SQLException {
        UUID account = known.standing().accountId();
        Effect effect = work.on(session, account);
        if (effect != Effect.ADDED && effect != Effect.REPLACED) {
            return new FactorChange.Denied(FactorChange.Why.WRONG);
        }
        if (effect == Effect.REPLACED) {
            endOthers(session, account, cookie);
        }
        LOG.log(Level.INFO, "{0}: second factor {1}", known.standing().username(), effect);
        List<RecoveryCode> fresh = codes.ensure(session, account);
        return new FactorChange.Done(
                sessions.factorAdded(session, cookie, known).orElseThrow(), fresh);
    }

    private FactorChange remove(StateSession session, String cookie, WebSession known, Work work) throws SQLException {
        UUID account = known.standing().accountId();
        boolean another = Factors.of(session, account).moreThanOne();
        if (mfaRequired && !another) {
            return new FactorChange.Denied(FactorChange.Why.LAST);
        }
        if (work.on(session, account) != Effect.REMOVED) {
            return new FactorChange.Denied(FactorChange.Why.WRONG);
        }
        if (!another) {
            RecoveryCodes.forget(session, account);
        }
        endOthers(session, account, cookie);
        LOG.log(Level.INFO, "{0}: second factor {1}", known.standing().username(), Effect.REMOVED);
        return new FactorChange.Done(sessions.factorRemoved(session, cookie).orElseThrow(), List.of());
    }

    private static void endOthers(StateSession session, UUID account, String kept) throws SQLException {
        GrantRevocation.of(session, account, DenialReason.REVOKED);
        SessionRows.closeOthers(session, account, kept);
    }

    /** The session, read again once its account is held: another request may have enrolled or signed out meanwhile. */
    private Optional<WebSession> held(StateSession session, String cookie) throws SQLException {
        Optional<UUID> account =
                session.one(ACCOUNT, row -> row.getObject("account_id", UUID.class), RandomTokens.hash(cookie));
        if (account.isEmpty()) {
            return Optional.empty();
        }
        AccountRow.locked(session, account.get());
        return sessions.find(session, cookie);
    }

    private Optional<FactorChange> denial(Optional<WebSession> known) {
        if (known.isEmpty() || known.get().stage() == WebSession.Stage.SECOND_FACTOR_DUE) {
            return Optional.of(new FactorChange.Denied(FactorChange.Why.EXPIRED));
        }
        if (sessions.mayChange(known.get())) {
            return Optional.empty();
        }
        return Optional.of(new FactorChange.Denied(
                known.get().stage() == WebSession.Stage.COMPLETE ? FactorChange.Why.STALE : FactorChange.Why.EXPIRED));
    }
}
