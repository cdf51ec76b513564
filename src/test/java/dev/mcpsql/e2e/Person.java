// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a browser.
 *
 * @param username to type
 * @param password to type
 * @param totpSecret of the authenticator, in base 32
 */
record Person(String username, String password, Optional<String> totpSecret) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static Person of(String username) {
        return new Person(username, "correct horse of " + username, Optional.empty());
    }

    Person with(@Nullable String secret) {
        return new Person(username, password, Optional.ofNullable(secret));
    }

    /** What the authenticator shows now (RFC 6238). */
    String code() {
        byte[] secret = bytes(totpSecret.orElseThrow());
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), Instant.now());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RFC 4648 §6, without padding. */
    private static byte[] bytes(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < base32.length(); i++) {
            held = (held << 5 | ALPHABET.indexOf(base32.charAt(i))) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
