// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.ConfigurationException;
import dev.mcpsql.config.Secret;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is secret at rest: AES-256-GCM (NIST SP 800-38D) under the key of the environment.
 *
 * <p>Sealed form: 12 random bytes of nonce, then ciphertext and tag. The purpose is authenticated with it, so that a sealed
 * value copied into another row or column does not open. Thread-safe.
 */
@Component
public final class AtRestCipher {

    /** SP 800-38D §8.2: 96 bits; at random this serves 2^32 seals under one key. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final Optional<Secret> key;
    private final SecureRandom random;

    /** Under {@code MCP_SQL_ENCRYPTION_KEY}; a missing key shows only when something must be sealed or opened. */
    @Inject
    public AtRestCipher(Settings settings, SecureRandom random) {
        this.key = settings.encryptionKey();
        this.random = random;
    }

    /**
     * Seals the bytes for one purpose.
     *
     * @param purpose names table, column and row, and must be the same when opened
     */
    public byte[] seal(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain, purpose);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalStateException when the key, the purpose or a bit is another one
     */
    public byte[] open(byte[] sealed, String purpose) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalStateException("a sealed value is cut short: " + purpose);
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length), purpose);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String purpose) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secretKey(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("a sealed value does not open: " + purpose, wrong);
        }
    }

    private SecretKey secretKey() {
        Secret secret = key.orElseThrow(
                () -> new ConfigurationException(List.of("MCP_SQL_ENCRYPTION_KEY is missing from the environment")));
        return new SecretKeySpec(Base64.getDecoder().decode(secret.value()), "AES");
    }
}
