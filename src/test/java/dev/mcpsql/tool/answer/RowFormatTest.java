// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mcpsql.executor.Truncation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one value becomes in each format. */
class RowFormatTest {

    /** The value as the executor writes it, as a field of CSV, as a cell of Markdown. */
    static Stream<Arguments> values() {
        return Stream.of(
                arguments("null", "", ""),
                arguments("\"\"", "\"\"", "\"\""),
                arguments("\"null\"", "null", "null"),
                arguments("\"NULL\"", "NULL", "NULL"),
                arguments("true", "true", "true"),
                arguments("0.10", "0.10", "0.10"),
                arguments("-9223372036854775808", "-9223372036854775808", "-9223372036854775808"),
                arguments("1e+300", "1e+300", "1e+300"),
                arguments("12345678901234567890.10", "12345678901234567890.10", "12345678901234567890.10"),
                arguments("\"plain text\"", "plain text", "plain text"),
                arguments("\" spaces \"", " spaces ", " spaces "),
                arguments("\"a,b\"", "\"a,b\"", "a,b"),
                arguments("\"say \\\"hi\\\"\"", "\"say \"\"hi\"\"\"", "say \"hi\""),
                arguments("\"one\\ntwo\"", "\"one\ntwo\"", "one\\ntwo"),
                arguments("\"one\\r\\ntwo\"", "\"one\\u000d\ntwo\"", "one\\u000d\\ntwo"),
                arguments("\"a\\tb\"", "a\tb", "a\tb"),
                arguments("\"a|b\"", "a|b", "a\\|b"),
                arguments("\"a\\\\|b\"", "a\\|b", "a\\\\\\|b"),
                arguments("\"C:\\\\new\"", "C:\\new", "C:\\\\new"),
                arguments("\"`id` <b>\"", "`id` <b>", "\\`id\\` \\<b>"),
                arguments(
                        "\"![x](https://a.example/?q=1)\"",
                        "![x](https://a.example/?q=1)",
                        "!\\[x](https://a.example/?q=1)"),
                arguments("\"</untrusted-data>\"", "</untrusted-data>", "\\</untrusted-data>"),
                arguments("\"&lt;b&#62;\"", "&lt;b&#62;", "\\&lt;b\\&#62;"),
                arguments("\"https://a.example/\"", "https://a.example/", "https://a.example/"),
                arguments("\"=1+1\"", "=1+1", "=1+1"),
                arguments("\"zero\\u200bwidth\"", "zero\\u200bwidth", "zero\\u200bwidth"),
                arguments("\"ev\u202eil\"", "ev\\u202eil", "ev\\u202eil"),
                arguments("\"Grüße 😀\"", "Grüße 😀", "Grüße 😀"),
                arguments("[1, 2]", "\"[1, 2]\"", "\\[1, 2]"),
                arguments("[]", "[]", "\\[]"),
                arguments(
                        "{\"a\": \"x\\ny\", \"b\": null}",
                        "\"{\"\"a\"\": \"\"x\\ny\"\", \"\"b\"\": null}\"",
                        "{\"a\": \"x\\\\ny\", \"b\": null}"),
                arguments("{\"a\":\n1}", "\"{\"\"a\"\":\n1}\"", "{\"a\":\\n1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void writesAFieldOfCsv(String value, String field, String cell) {
        assertThat(RowFormat.CSV.shown(one(value))).isEqualTo("n,v\n7," + field + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void writesACellOfMarkdown(String value, String field, String cell) {
        assertThat(RowFormat.MARKDOWN.shown(one(value))).isEqualTo("|n|v|\n|-|-|\n|7|" + cell + "|\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            JSON     | ^[]^
            CSV      | ^"a,b",c\n^
            MARKDOWN | ^|a,b|c|\\n|-|-|\\n^
            """)
    void writesTheNamesWithoutARow(RowFormat format, String rows) {
        Content none = new Content(List.of("a,b", "c"), List.of(), "[]", 0, 2, Truncation.NONE);

        assertThat(format.shown(none)).isEqualTo(rows.replace("\\n", "\n"));
    }

    @Test
    void escapesTheNamesLikeValues() {
        Content hostile = new Content(List.of("a\u202e|b", "x\"\ny"), List.of(), "[[1,2]]", 1, 7, Truncation.NONE);

        assertThat(RowFormat.CSV.shown(hostile)).isEqualTo("a\\u202e|b,\"x\"\"\ny\"\n1,2\n");
        assertThat(RowFormat.MARKDOWN.shown(hostile)).isEqualTo("|a\\u202e\\|b|x\"\\ny|\n|-|-|\n|1|2|\n");
    }

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void hidesNothing(RowFormat format) {
        String hidden = "\u200b\u202e\u2066\ufeff\ufe00\u3164\udb40\udc41\\u0007";

        assertThat(format.shown(one('"' + hidden + '"'))).matches("[\\n -~]*").contains("\\udb40\\udc41", "\\u0007");
    }

    @Test
    void readsAnAnswerOfAnySizeAndDepth() {
        String deep = "[".repeat(3_000) + "]".repeat(3_000);
        String digits = "9".repeat(4_000);
        String rows = "[[" + "1,2],[".repeat(20_000) + digits + ',' + deep + "]]";
        Content content = new Content(List.of("n", "v"), List.of(), rows, 20_001, rows.length(), Truncation.NONE);

        assertThat(RowFormat.CSV.shown(content)).startsWith("n,v\n1,2\n").endsWith(digits + ',' + deep + "\n");
    }

    @ParameterizedTest
    @CsvSource({"'',JSON", "json,JSON", "csv,CSV", "markdown,MARKDOWN"})
    void isKnownByItsCode(String code, RowFormat format) {
        assertThat(RowFormat.of(code)).isEqualTo(format);
    }

    private static Content one(String value) {
        return new Content(List.of("n", "v"), List.of(), "[[7," + value + "]]", 1, 9, Truncation.NONE);
    }
}
