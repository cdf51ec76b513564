// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            0123-4567-89AB-CDEF-GHJK-MNPQ,     0123456789ABCDEFGHJKMNPQ
            0123 4567 89ab cdef ghjk mnpq,     0123456789ABCDEFGHJKMNPQ
            ol23-4567-89ab-cdef-ghjk-mnpq,     0123456789ABCDEFGHJKMNPQ
            OI23-4567-89AB-CDEF-GHJK-MNPQ,     0123456789ABCDEFGHJKMNPQ
            0123456789ABCDEFGHJKMNPQ,          0123456789ABCDEFGHJKMNPQ
            """)
    void readsWhatAPersonTypes(String typed, String value) {
        assertThat(RecoveryCode.typed(typed)).contains(new RecoveryCode(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123-4567",
                "0123-4567-89AB-CDEF-GHJK-MNPQ-R",
                "0123-4567-89AB-CDEF-GHJK-MNPU",
                "0123-4567-89AB-CDEF-GHJK-MNP\u00df",
                "' or 1=1 --"
            })
    void readsNothingElse(String typed) {
        assertThat(RecoveryCode.typed(typed)).isEmpty();
    }

    @Test
    void isReadInTheGroupsItIsShownIn() {
        SecureRandom random = new SecureRandom();

        assertThat(IntStream.range(0, 100).mapToObj(i -> RecoveryCode.random(random)))
                .doesNotHaveDuplicates()
                .allSatisfy(code -> {
                    assertThat(code.grouped()).matches("(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}");
                    assertThat(RecoveryCode.typed(code.grouped())).contains(code);
                    assertThat(code.toString()).doesNotContain(code.value());
                });
    }
}
