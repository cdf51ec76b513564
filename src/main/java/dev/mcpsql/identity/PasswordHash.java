// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in PHC string format, with the parameters of the OWASP password storage cheat sheet.
 *
 * <p>Two computations at once at most: each takes 19 MiB and tens of milliseconds, which a crowd of strangers must not be
 * able to multiply. Thread-safe.
 */
@Component
public final class PasswordHash {

    /** What a check found. */
    enum Match {
        YES,
        NO,
        /** The crowd before the semaphore was too long; nothing was computed. */
        BUSY
    }

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int MAX_WAITING = 16;
    private static final long PATIENCE_SECONDS = 10;

    /** The parameters are bounded too: a hash from elsewhere must not be able to ask for gigabytes. */
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final SecureRandom random;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobody;

    /** With salts from the given source. */
    @Inject
    public PasswordHash(SecureRandom random) {
        this.random = random;
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        this.nobody = phc(new Cost(MEMORY_KIB, ITERATIONS, LANES), salt, hash);
    }

    /** A hash that no password has and that costs what a person's costs: for names that nobody bears. */
    String nobody() {
        return nobody;
    }

    /**
     * Hashes a new password under a fresh salt.
     *
     * @throws IllegalStateException when the machine is too busy
     */
    public String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Cost cost = new Cost(MEMORY_KIB, ITERATIONS, LANES);
        if (!enter()) {
            throw new IllegalStateException("too many password computations at once");
        }
        try {
            return phc(cost, salt, compute(cost, salt, password, HASH_BYTES));
        } finally {
            places.release();
        }
    }

    /**
     * Whether the password is the one of the stored hash; compared in constant time.
     *
     * @throws IllegalStateException when the stored text is not a hash of ours
     */
    Match matches(String password, String stored) {
        Matcher parts = PHC.matcher(stored);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password hash is not in PHC string format");
        }
        Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        if (!enter()) {
            return Match.BUSY;
        }
        try {
            return MessageDigest.isEqual(expected, compute(cost, salt, password, expected.length))
                    ? Match.YES
                    : Match.NO;
        } finally {
            places.release();
        }
    }

    private record Cost(int memoryKib, int iterations, int lanes) {}

    /** Waits for a place, unless too many wait already: each of them holds a request's thread. */
    private boolean enter() {
        try {
            return places.getQueueLength() < MAX_WAITING && places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] compute(Cost cost, byte[] salt, String password, int length) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        argon.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String phc(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder plain = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.lanes() + "$"
                + plain.encodeToString(salt) + "$" + plain.encodeToString(hash);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
