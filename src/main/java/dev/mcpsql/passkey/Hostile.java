// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import java.lang.System.Logger.Level;
import java.nio.BufferUnderflowException;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** The edge to the library, which says by exceptions what is wrong with a stranger's bytes. */
final class Hostile {

    private static final System.Logger LOG = System.getLogger(Hostile.class.getName());

    private Hostile() {}

    /**
     * What the library made of the bytes; empty when it found them wrong. The exceptions are those that its parsers and checks
     * throw at malformed or false input; {@code AttestationsTest} and {@code AssertionsTest} look for others.
     */
    static <T> Optional<T> read(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | BufferUnderflowException refused) {
            LOG.log(
                    Level.DEBUG,
                    "a passkey was refused: {0}",
                    refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
