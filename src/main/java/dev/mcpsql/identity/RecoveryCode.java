// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens an account once when its authenticator is lost: 24 characters of Crockford's alphabet, which has no I, L, O and U.
 *
 * <p>120 random bits, so that a plain hash may store it: below 112 bits a look-up secret would need a salted key derivation
 * (NIST SP 800-63B-4 §3.1.2.2).
 *
 * @param value the characters, without groups
 */
public record RecoveryCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 24;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s-]+");

    static RecoveryCode random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        random.ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(text::append);
        return new RecoveryCode(text.toString());
    }

    /** A code as a person types it: in any case, with any groups, O for 0, I and L for 1; empty when it cannot be one. */
    static Optional<RecoveryCode> typed(String text) {
        String plain = BETWEEN_GROUPS
                .matcher(text)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return SHAPE.matcher(plain).matches() ? Optional.of(new RecoveryCode(plain)) : Optional.empty();
    }

    /** The code in groups of four, for the eye. */
    public String grouped() {
        return String.join("-", value.split("(?<=\\G.{4})"));
    }

    byte[] hash() {
        return RandomTokens.hash(value);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
