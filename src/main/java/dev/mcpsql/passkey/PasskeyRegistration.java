// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import dev.mcpsql.config.Component;
import dev.mcpsql.identity.FactorChange;
import dev.mcpsql.identity.FactorChanges;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.identity.WebSession;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Enrols and removes a person's own passkeys; who may, and what follows, is decided where all factors change. */
@Component
public final class PasskeyRegistration {

    /** One line of what can be seen; no marks that turn the direction of what stands beside. */
    private static final Pattern LABEL = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}");

    private final StateDatabase state;
    private final RelyingParty relyingParty;
    private final Challenges challenges;
    private final Attestations attestations;
    private final WebSessions sessions;
    private final FactorChanges changes;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public PasskeyRegistration(
            StateDatabase state,
            RelyingParty relyingParty,
            Challenges challenges,
            Attestations attestations,
            WebSessions sessions,
            FactorChanges changes,
            Clock clock) {
        this.state = state;
        this.relyingParty = relyingParty;
        this.challenges = challenges;
        this.attestations = attestations;
        this.sessions = sessions;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whether there can be passkeys at all. */
    public boolean possible() {
        return relyingParty.possible();
    }

    /** What to ask the browser with this cookie; empty unless its session may change factors now. */
    public Optional<String> options(String cookie) {
        return sessions.find(cookie)
                .filter(session -> relyingParty.possible() && sessions.mayChange(session))
                .map(WebSession::standing)
                .map(person -> options(cookie, person));
    }

    private String options(String cookie, Standing person) {
        UUID account = person.accountId();
        Base64Url challenge = challenges.give(cookie, Ceremony.REGISTRATION, account);
        return Options.creation(relyingParty, challenge, account, person.username(), PasskeyRows.of(state, account));
    }

    /** Enrols the passkey that answers the challenge of this cookie, for the person of its session. */
    public FactorChange register(String cookie, RegistrationAnswer answer) {
        String label = answer.label().strip();
        return changes.put(cookie, (session, account) -> {
            Optional<StoredPasskey> passkey = challenges
                    .take(session, cookie, Ceremony.REGISTRATION, account)
                    .flatMap(challenge -> attestations.verified(answer, challenge));
            boolean sound = passkey.isPresent() && LABEL.matcher(label).matches();
            return sound && PasskeyRows.add(session, account, passkey.get(), label, clock.instant())
                    ? FactorChanges.Effect.ADDED
                    : FactorChanges.Effect.WRONG;
        });
    }

    /** Takes one of the own passkeys away. */
    public FactorChange remove(String cookie, String id) {
        Optional<Base64Url> passkey = Base64Url.read(id);
        return changes.remove(
                cookie,
                (session, account) -> passkey.isPresent() && PasskeyRows.remove(session, account, passkey.get())
                        ? FactorChanges.Effect.REMOVED
                        : FactorChanges.Effect.ABSENT);
    }
}
