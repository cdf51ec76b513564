// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {

    /** RFC 4648 §10, without padding. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            '', ''
            f, MY
            fo, MZXQ
            foo, MZXW6
            foob, MZXW6YQ
            fooba, MZXW6YTB
            foobar, MZXW6YTBOI
            """)
    void writesBase32(String plain, String encoded) {
        assertThat(TotpSecret.of(plain.getBytes(StandardCharsets.US_ASCII)).base32())
                .isEqualTo(encoded);
    }

    @Test
    void makesAUriThatAuthenticatorsRead() {
        assertThat(new TotpSecret("MZXW6").uri("Example warehouse", "ada@example.com"))
                .isEqualTo(
                        "otpauth://totp/Example%20warehouse:ada%40example.com?secret=MZXW6&issuer=Example%20warehouse");
    }

    @Test
    void hidesItselfFromLogs() {
        assertThat(new TotpSecret("MZXW6")).asString().doesNotContain("MZXW6");
    }
}
