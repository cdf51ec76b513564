// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The second step of a sign-in by a recovery code, for whoever has lost the second factor. */
@Component
public final class RecoverySignIn {

    private static final System.Logger LOG = System.getLogger(RecoverySignIn.class.getName());

    private final RecoveryCodes codes;
    private final SignInBackOff backOff;
    private final WebSessions sessions;

    /** Over the codes. */
    @Inject
    public RecoverySignIn(RecoveryCodes codes, SignInBackOff backOff, WebSessions sessions) {
        this.codes = codes;
        this.backOff = backOff;
        this.sessions = sessions;
    }

    /** Signs in with the cookie of the first step; guesses are counted together with those at other factors. */
    public SignInStep code(String cookie, String typed, String address) {
        Optional<WebSession> session = sessions.find(cookie);
        if (session.isEmpty() || session.get().stage() != WebSession.Stage.SECOND_FACTOR_DUE) {
            return new SignInStep.Denied(SignInStep.Denied.Why.EXPIRED);
        }
        Standing person = session.get().standing();
        if (backOff.turn(person.username(), address) == SignInBackOff.Turn.LATER) {
            return new SignInStep.Denied(SignInStep.Denied.Why.WAIT);
        }
        if (!codes.accepts(person.accountId(), typed)) {
            return new SignInStep.Denied(SignInStep.Denied.Why.WRONG);
        }
        backOff.forget(person.username(), address);
        int left = codes.left(person.accountId());
        LOG.log(Level.WARNING, "{0} used a recovery code; {1} left", person.username(), left);
        return sessions.finish(cookie, person.accountId())
                .<SignInStep>map(SignInStep.SignedIn::new)
                .orElseGet(() -> new SignInStep.Denied(SignInStep.Denied.Why.EXPIRED));
    }
}
