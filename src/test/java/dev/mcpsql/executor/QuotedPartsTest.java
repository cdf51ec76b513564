// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL quotes is gone, whatever it holds. */
class QuotedPartsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
            column "x" does not exist                                   § column "…" does not exist
            invalid input syntax for type integer: "a"b" c"             § invalid input syntax for type integer: "…"
            column "a" of relation "b" does not exist                   § column "…" does not exist
            Spalte »x« existiert nicht                                  § Spalte "…" existiert nicht
            Spalte „x“ existiert nicht                                  § Spalte "…" existiert nicht
            la colonne « x » n'existe pas                               § la colonne "…" n'existe pas
            value 'secret' and "other"                                  § value "…" and "…"
            division by zero                                            § division by zero
            """)
    void removes(String sentence, String left) {
        assertThat(QuotedParts.removed(sentence)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', a b", "'say \"x\ny\" now', say \"…\" now"})
    void staysOnOneLine(String sentence, String left) {
        assertThat(QuotedParts.removed(sentence)).isEqualTo(left);
    }
}
