// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/** A stored Argon2id hash (RFC 9106), written as a PHC string. Its arrays are never changed. */
final class Argon2Hash {

    /**
     * What one computation takes.
     *
     * @param memoryKib of working memory
     * @param iterations over it
     * @param lanes side by side
     */
    record Cost(int memoryKib, int iterations, int lanes) {

        /** OWASP password storage cheat sheet, "Argon2id". */
        static final Cost TODAY = new Cost(19_456, 2, 1);

        /** A hash from elsewhere must not be able to ask for gigabytes or minutes. */
        private static final Cost MOST = new Cost(65_536, 10, 4);

        private boolean bearable() {
            return memoryKib >= 8 * lanes
                    && memoryKib <= MOST.memoryKib
                    && iterations >= 1
                    && iterations <= MOST.iterations
                    && lanes >= 1
                    && lanes <= MOST.lanes;
        }
    }

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    Argon2Hash(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    /** The hash of a PHC string; empty for null, another function, and parameters that cost too much. */
    static Optional<Argon2Hash> read(@Nullable String phc) {
        return Optional.ofNullable(phc)
                .map(PHC::matcher)
                .filter(Matcher::matches)
                .map(Argon2Hash::of)
                .filter(hash -> hash.cost.bearable());
    }

    private static Argon2Hash of(Matcher parts) {
        return new Argon2Hash(
                new Cost(number(parts, 1), number(parts, 2), number(parts, 3)),
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    static byte[] compute(Cost cost, byte[] salt, byte[] password, int length) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        argon.generateBytes(password, hash);
        return hash;
    }

    String phc() {
        Base64.Encoder plain = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.lanes() + "$"
                + plain.encodeToString(salt) + "$" + plain.encodeToString(hash);
    }

    Cost cost() {
        return cost;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
