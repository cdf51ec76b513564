// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import dev.mcpsql.config.Component;
import dev.mcpsql.identity.ProvenSignIn;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a proof of an answer.
 *
 * <p>Where a passkey counts for two factors, its device must have verified its person just now, and must have done so once before
 * with the password at hand, at enrolment or as a second factor. Otherwise whoever finds a security key that has no PIN yet
 * could give it one, and be its owner (WebAuthn §4, credential record, uvInitialized).
 */
@Component
final class Proofs {

    private static final System.Logger LOG = System.getLogger(Proofs.class.getName());

    private final Challenges challenges;
    private final Assertions assertions;
    private final Clock clock;

    @Inject
    Proofs(Challenges challenges, Assertions assertions, Clock clock) {
        this.challenges = challenges;
        this.assertions = assertions;
        this.clock = clock;
    }

    /** A proof that takes the challenge of this browser when it is checked. */
    ProvenSignIn.Proof of(String cookie, Ceremony ceremony, @Nullable UUID account, AssertionAnswer answer) {
        return (session, person) -> {
            Optional<byte[]> challenge = challenges.take(session, cookie, ceremony, account);
            Optional<Base64Url> id = Base64Url.read(answer.credentialId());
            if (challenge.isEmpty() || id.isEmpty() || !names(answer, person)) {
                return false;
            }
            Optional<Assertions.Use> use = PasskeyRows.find(session, person.accountId(), id.get())
                    .flatMap(passkey -> assertions
                            .verified(answer, passkey, challenge.get())
                            .filter(shown -> enough(ceremony, passkey, shown)));
            return use.isPresent() && used(session, person, id.get(), use.get());
        };
    }

    /** WebAuthn §7.2 step 6: the handle may be missing where the person is known already. */
    private static boolean names(AssertionAnswer answer, Standing person) {
        return answer.userHandle().isEmpty()
                || UserHandle.of(person.accountId()).text().equals(answer.userHandle());
    }

    private static boolean enough(Ceremony ceremony, StoredPasskey passkey, Assertions.Use use) {
        return switch (ceremony) {
            case SECOND_FACTOR -> true;
            case ALONE, CONFIRMATION -> use.userVerified() && passkey.verifiesUser();
            case REGISTRATION -> false;
        };
    }

    private boolean used(StateSession session, Standing person, Base64Url id, Assertions.Use use) throws SQLException {
        if (PasskeyRows.use(session, person.accountId(), id, use, clock.instant())) {
            return true;
        }
        LOG.log(
                Level.WARNING,
                "the counter of a passkey of {0} did not move on: there may be a copy of it",
                person.username());
        return false;
    }
}
