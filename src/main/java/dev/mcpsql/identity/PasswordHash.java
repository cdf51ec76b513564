// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id (RFC 9106) in PHC string format, with the parameters of the OWASP password storage cheat sheet.
 *
 * <p>Passwords are brought into Unicode's form NFKC first, so that each keyboard and browser means the same one (NIST SP
 * 800-63B-4 §3.1.1.2), and are neither cut nor trimmed. {@link ComputingPlaces} bounds how many are computed at once.
 * Thread-safe.
 */
@Component
public final class PasswordHash {

    /** What a check found. */
    enum Match {
        YES,
        NO,
        /** The crowd before the places was too long; nothing was computed. */
        BUSY
    }

    /** The function itself; tests count its calls. */
    @FunctionalInterface
    interface Computation {
        byte[] of(Argon2Hash.Cost cost, byte[] salt, byte[] password, int length);
    }

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random;
    private final Computation argon2;
    private final ComputingPlaces places = new ComputingPlaces();
    private final Argon2Hash nobody;

    /** With salts from the given source. */
    @Inject
    public PasswordHash(SecureRandom random) {
        this(random, Argon2Hash::compute);
    }

    PasswordHash(SecureRandom random, Computation argon2) {
        this.random = random;
        this.argon2 = argon2;
        this.nobody = new Argon2Hash(Argon2Hash.Cost.TODAY, bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    /**
     * Hashes a new password under a fresh salt.
     *
     * @throws IllegalStateException when the machine is too busy
     */
    public String of(String password) {
        return unlessBusy(password)
                .orElseThrow(() -> new IllegalStateException("too many password computations at once"));
    }

    /** The same; empty when the machine is too busy. */
    Optional<String> unlessBusy(String password) {
        return places.wait(() -> computed(password));
    }

    /** The form in which a password is counted, compared and hashed. */
    static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /**
     * Whether the password is the one of the stored hash; compared in constant time. Where there is no hash, or none that
     * this class can read, it takes the same work to find that nothing matches.
     *
     * @param stored null for people without a password and names that nobody bears
     */
    Match matches(String password, @Nullable String stored) {
        Argon2Hash expected = Argon2Hash.read(stored).orElse(nobody);
        return places.wait(() -> argon2.of(expected.cost(), expected.salt(), utf8(password), expected.hash().length))
                .map(found ->
                        MessageDigest.isEqual(expected.hash(), found) && expected != nobody ? Match.YES : Match.NO)
                .orElse(Match.BUSY);
    }

    /**
     * The right password hashed anew, when the stored hash was made with other parameters than today's; empty when it was not,
     * and when there is no place free at this very moment: it can be done at the next sign-in.
     */
    Optional<String> renewed(String password, String stored) {
        boolean outdated = Argon2Hash.read(stored)
                .filter(hash -> hash.cost().equals(Argon2Hash.Cost.TODAY) && hash.hash().length == HASH_BYTES)
                .isEmpty();
        return outdated ? places.now(() -> computed(password)) : Optional.empty();
    }

    private String computed(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return new Argon2Hash(
                        Argon2Hash.Cost.TODAY, salt, argon2.of(Argon2Hash.Cost.TODAY, salt, utf8(password), HASH_BYTES))
                .phc();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String password) {
        return normalized(password).getBytes(StandardCharsets.UTF_8);
    }
}
