// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mcpsql.testing.TestSettings;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AtRestCipherTest {

    private static final byte[] PLAIN = "secret".getBytes(StandardCharsets.UTF_8);

    private final AtRestCipher cipher = new AtRestCipher(TestSettings.at("http://localhost:8080"), new SecureRandom());

    @Test
    void opensWhatItSealed() {
        assertThat(cipher.open(cipher.seal(PLAIN, "row:1"), "row:1")).isEqualTo(PLAIN);
    }

    @Test
    void sealsTheSameBytesDifferently() {
        assertThat(cipher.seal(PLAIN, "row:1")).isNotEqualTo(cipher.seal(PLAIN, "row:1"));
    }

    @Test
    void doesNotOpenForAnotherPurpose() {
        byte[] sealed = cipher.seal(PLAIN, "row:1");

        assertThatIllegalStateException().isThrownBy(() -> cipher.open(sealed, "row:2"));
    }

    @Test
    void doesNotOpenWhenABitChanged() {
        byte[] sealed = cipher.seal(PLAIN, "row:1");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> cipher.open(changed, "row:1"));
        }
    }

    @Test
    void doesNotOpenWhatIsCutShort() {
        byte[] sealed = cipher.seal(PLAIN, "row:1");

        assertThatIllegalStateException().isThrownBy(() -> cipher.open(Arrays.copyOf(sealed, 20), "row:1"));
    }
}
