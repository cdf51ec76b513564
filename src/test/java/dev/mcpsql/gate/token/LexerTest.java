// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line is what PostgreSQL's scanner makes of a text. */
class LexerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            Select ID                ¦ select id
            "Id" "a""b"              ¦ "Id" "a""b"
            U&"d\\0061t\\+000061"    ¦ "data"
            a.b . c                  ¦ a . b . c
            'it''s'                  ¦ 'it''s'
            'a\\b'                   ¦ 'a\\b'
            E'a\\'b\\\\c\\x41\\u0042' ¦ 'a''b\\cAB'
            e'\\101'                 ¦ 'A'
            $$a'b$$                  ¦ 'a''b'
            $t$a $$ b$t$             ¦ 'a $$ b'
            1.5e3 .5 1_000 0xFf 0b11 ¦ 1.5e3 .5 1000 255 3
            1. 1.e2 0x_1f 0o17 1E+5  ¦ 1. 1.e2 31 15 1e+5
            a--b                     ¦ a
            a-- b                    ¦ a
            a/*b*/c                  ¦ a c
            a/*b/*c*/d*/e            ¦ a e
            a /**/ b                 ¦ a b
            1--2                     ¦ 1
            1- -2                    ¦ 1 - - 2
            1+-2                     ¦ 1 + - 2
            a@-b                     ¦ a @- b
            a*-b                     ¦ a * - b
            a<=-b                    ¦ a <= - b
            a!=b                     ¦ a <> b
            a->>b#>>c                ¦ a ->> b #>> c
            a::int[]                 ¦ a :: int [ ]
            f(x=>1,y:=2)             ¦ f ( x => 1 , y := 2 )
            a=>=b                    ¦ a =>= b
            7*/*c*/3                 ¦ 7 * 3
            a<--b                    ¦ a <
            """)
    void reads(String sql, String tokens) {
        assertThat(read(sql)).isEqualTo(tokens);
    }

    /** What runs is the canonical text, so it must be the same tokens. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a . b",
                "a. 5",
                "1 . 5",
                "1 .5",
                ". 5",
                ". .",
                "a . .5",
                "( . )",
                "a [ 1 ] . b",
                ": :",
                ": =",
                "t . *"
            })
    void readsTheCanonicalTextAsTheSameTokens(String sql) {
        List<Token> tokens = Lexer.read(sql, new Findings());

        assertThat(Lexer.read(CanonicalText.of(tokens).text(), new Findings())).isEqualTo(tokens);
    }

    @Test
    void endsLineCommentsAtEitherLineBreak() {
        assertThat(read("a --x\rb --y\nc")).isEqualTo("a b c");
    }

    @Test
    void continuesLiteralsOverLineBreaksOnly() {
        assertThat(read("'a'\n  'b'")).isEqualTo("'ab'");
        assertThat(read("'a' -- c\n 'b'")).isEqualTo("'ab'");
        assertThat(read("E'\\x41'\n'\\x42'")).isEqualTo("'AB'");
        assertThat(refuses("'a' 'b'")).isTrue();
        assertThat(refuses("'a' /* \n */ 'b'")).isTrue();
    }

    @Test
    void keepsLettersOfAnyScriptInNames() {
        assertThat(read("naïve ÄÖ")).isEqualTo("naïve ÄÖ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'open",
                "\"open",
                "$$open",
                "/* open",
                "/* /* */",
                "E'\\'",
                "E'\\xff'",
                "E'\\u12'",
                "E'\\0'",
                "U&'\\d800'",
                "U&'\\00'",
                "\"\"",
                "N'x'",
                "B'1'",
                "X'1F'",
                "1abc",
                "0x",
                "1__0",
                "1..2",
                "1e",
                "a$b",
                "`a`",
                "{a}",
                "\\d",
                "a\u00a0b",
                "a\u200bb",
                "\u3000",
                "\ufeffa",
                "a\u000bb",
                "\"a\u0001\"",
                "$1",
                "1$$x$$",
                "a\u0301",
                "1 +++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++- 1"
            })
    void refusesWhatNobodyNeeds(String sql) {
        assertThat(refuses(sql)).isTrue();
    }

    private static String read(String sql) {
        return Lexer.read(sql, new Findings()).stream().map(Token::text).collect(Collectors.joining(" "));
    }

    private static boolean refuses(String sql) {
        Findings findings = new Findings();
        Lexer.read(sql, findings);
        return !findings.isEmpty();
    }
}
