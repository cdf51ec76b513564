// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import dev.mcpsql.config.Component;
import dev.mcpsql.identity.ProvenSignIn;
import dev.mcpsql.identity.SignInStep;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Signs a person in by a passkey: after the password as the second factor, or alone, when it counts for both. */
@Component
public final class PasskeySignIn {

    private final StateDatabase state;
    private final RelyingParty relyingParty;
    private final Challenges challenges;
    private final Proofs proofs;
    private final WebSessions sessions;
    private final ProvenSignIn signIn;

    /** Over the state database. */
    @Inject
    public PasskeySignIn(
            StateDatabase state,
            RelyingParty relyingParty,
            Challenges challenges,
            Proofs proofs,
            WebSessions sessions,
            ProvenSignIn signIn) {
        this.state = state;
        this.relyingParty = relyingParty;
        this.challenges = challenges;
        this.proofs = proofs;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    /**
     * What to ask the browser with this cookie. Passkeys are named only to somebody who knows the password; to everybody else
     * the options are the same (WebAuthn §14.6.2). Empty where no passkey would do.
     */
    public Optional<String> options(String cookie) {
        Optional<UUID> due = at(cookie, WebSession.Stage.SECOND_FACTOR_DUE);
        if (due.isPresent()) {
            return due.filter(account -> relyingParty.possible()).map(account -> second(cookie, account));
        }
        return relyingParty.signsInAlone()
                ? Optional.of(Options.alone(relyingParty, challenges.give(cookie, Ceremony.ALONE, null)))
                : Optional.empty();
    }

    private String second(String cookie, UUID account) {
        Base64Url challenge = challenges.give(cookie, Ceremony.SECOND_FACTOR, account);
        return Options.second(relyingParty, challenge, PasskeyRows.of(state, account));
    }

    /** What to ask the browser of a person who is signed in; empty when no passkey of that person would do. */
    public Optional<String> confirmationOptions(String cookie) {
        return at(cookie, WebSession.Stage.COMPLETE)
                .filter(account -> relyingParty.possible())
                .map(account -> Options.confirmation(
                        relyingParty,
                        challenges.give(cookie, Ceremony.CONFIRMATION, account),
                        PasskeyRows.of(state, account).stream()
                                .filter(StoredPasskey::verifiesUser)
                                .toList()));
    }

    /** Judges the answer of a person who is signed in; the session then goes on under a new cookie. */
    public SignInStep confirm(String cookie, AssertionAnswer answer, String address) {
        UUID account = at(cookie, WebSession.Stage.COMPLETE).orElse(null);
        return signIn.confirm(cookie, proofs.of(cookie, Ceremony.CONFIRMATION, account, answer), address);
    }

    /** Judges the answer; all that are wrong are denied alike. */
    public SignInStep answer(String cookie, AssertionAnswer answer, String address) {
        Optional<UUID> due = at(cookie, WebSession.Stage.SECOND_FACTOR_DUE);
        if (due.isPresent()) {
            ProvenSignIn.Proof proof = proofs.of(cookie, Ceremony.SECOND_FACTOR, due.get(), answer);
            return signIn.second(cookie, proof, address);
        }
        if (!relyingParty.signsInAlone()) {
            return new SignInStep.Denied(SignInStep.Denied.Why.WRONG);
        }
        ProvenSignIn.Proof proof = proofs.of(cookie, Ceremony.ALONE, null, answer);
        return signIn.alone(UserHandle.account(answer.userHandle()), proof, address);
    }

    private Optional<UUID> at(String cookie, WebSession.Stage stage) {
        return sessions.find(cookie)
                .filter(session -> session.stage() == stage)
                .map(WebSession::standing)
                .map(Standing::accountId);
    }
}
