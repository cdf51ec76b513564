// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.state.StateDataSource;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.token.KeyRotation;
import dev.mcpsql.token.SigningKey;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The keys that sign tokens, in an operator's hand, with the running server's own login to its state. */
final class KeyCommands {

    private final String keyId;
    private final PrintStream out;
    private final KeyRotation rotation;
    private final Clock clock = Clock.systemUTC();

    KeyCommands(CommandContext context) {
        Settings settings = context.settings();
        this.keyId = context.arguments().stream().findFirst().orElse("");
        this.out = context.out();
        this.rotation = new KeyRotation(
                new StateDatabase(new StateDataSource(settings.state())),
                new AtRestCipher(settings, new SecureRandom()),
                settings,
                clock);
    }

    ExitCode list() {
        Optional<SigningKey> signing = rotation.signing();
        rotation.all().forEach(key -> out.printf("%s  %s%n", key.keyId(), does(key, signing)));
        return ExitCode.DONE;
    }

    ExitCode rotate() {
        SigningKey next = rotation.rotate();
        out.printf("%s is published and signs from %s%n", next.keyId(), next.signsFrom());
        return ExitCode.DONE;
    }

    ExitCode retire() throws UnfitArgumentException {
        if (!rotation.retire(keyId)) {
            throw new UnfitArgumentException("no key of that id is live; keys list names them");
        }
        out.printf("%s is retired, and every token it signed is worth nothing%n", keyId);
        rotation.signing().ifPresent(now -> out.printf("%s signs%n", now.keyId()));
        return ExitCode.DONE;
    }

    private String does(SigningKey key, Optional<SigningKey> signing) {
        Instant now = clock.instant();
        if (key.retiredAt().isPresent()) {
            return "retired at " + key.retiredAt().get();
        }
        if (signing.filter(key::equals).isPresent()) {
            return "signs since " + key.signsFrom();
        }
        return key.signsFrom().isAfter(now)
                ? "signs from " + key.signsFrom()
                : "verifies what it signed since " + key.signsFrom();
    }
}
