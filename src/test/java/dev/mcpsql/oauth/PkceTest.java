// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PkceTest {

    /** RFC 7636 appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void isMetByItsVerifierOnly() {
        Pkce pkce = new Pkce(CHALLENGE);

        assertThat(pkce.metBy(VERIFIER)).isTrue();
        assertThat(pkce.metBy(VERIFIER.toLowerCase(java.util.Locale.ROOT))).isFalse();
        assertThat(pkce.metBy(CHALLENGE)).isFalse();
        assertThat(pkce.metBy("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none, S256
            none, none
            E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, none
            E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, plain
            E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, s256
            E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c, S256
            E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=, S256
            E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM, S256
            """)
    void knowsNoOtherMethodOrShape(String challenge, String method) {
        assertThat(Pkce.of(Optional.ofNullable(challenge), Optional.ofNullable(method)))
                .isEmpty();
    }
}
