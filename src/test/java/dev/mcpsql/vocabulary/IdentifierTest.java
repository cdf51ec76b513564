// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name becomes SQL in one way only, and a name PostgreSQL could not hold does not exist. */
class IdentifierTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            orders,       "orders"
            Orders,       "Orders"
            a b,          "a b"
            x"; DROP TABLE t; --, "x""; DROP TABLE t; --"
            """)
    void quotesAsPostgreSqlDoes(String name, String quoted) {
        assertThat(new Identifier(name).quoted()).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            orders,  orders
            order_2, order_2
            Orders,  "Orders"
            2nd,     "2nd"
            order,   "order"
            user,    "user"
            left,    "left"
            name,    name
            values,  values
            """)
    void isSpelledAsAColumnMustBe(String name, String spelled) {
        assertThat(new Identifier(name).spelled()).isEqualTo(spelled);
    }

    /** The gate's list is PostgreSQL's own, by what each word may name. */
    @Test
    void knowsTheWordsThatNameNoColumn() throws IOException {
        List<String> lines;
        try (InputStream list =
                Objects.requireNonNull(IdentifierTest.class.getResourceAsStream("/dev/mcpsql/gate/keywords.txt"))) {
            lines = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            boolean reserved = line.startsWith("reserved") || line.startsWith("function");
            for (String word : List.of(line.substring(line.indexOf(": ") + 2).split(" "))) {
                assertThat(new Identifier(word).spelled()).isEqualTo(reserved ? '"' + word + '"' : word);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Orders, orders
            ÉTÉ_2,  ÉtÉ_2
            İd,     İd
            """)
    void foldsTheLettersThatPostgreSqlFolds(String written, String stored) {
        assertThat(Identifier.unquoted(written).value()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void refusesWhatPostgreSqlCannotHold(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(name));
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(new Identifier("ü".repeat(31)).value()).hasSize(31);
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier("ü".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier("a".repeat(64)));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            public, orders,  public.orders
            public, Orders,  public."Orders"
            my app, a.b,     "my app"."a.b"
            """)
    void spellsRelationsSoThatTheyCanBePasted(String schema, String name, String spelled) {
        assertThat(RelationName.of(schema, name)).hasToString(spelled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Analyst", "1a", "a-b", "a b", "analyst;", "a234567890123456789012345678901x"})
    void refusesProfileNamesThatCannotNameAFunction(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProfileName(name));
    }
}
