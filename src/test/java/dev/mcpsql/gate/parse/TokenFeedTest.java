// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.gate.StatementFile;
import dev.mcpsql.gate.screen.LiteralLists;
import dev.mcpsql.gate.screen.StatementRoot;
import dev.mcpsql.gate.token.CanonicalText;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Lexer;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser is fed the very tokens that its own lexer would have made of the same text. */
class TokenFeedTest {

    private static final ParserKinds KINDS = ParserKinds.load(Set.of());

    record Fed(int kind, String image) {}

    @ParameterizedTest
    @MethodSource("admitted")
    void givesTheKindsOfTheParsersOwnLexer(String sql) {
        List<Token> view = view(sql);

        assertThat(fed(view)).isEqualTo(lexed(CanonicalText.of(view).text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1, 1., .5, 1e5, 1.5e-3, 99999999999999999999",
                "select t::timestamp (3) with time zone",
                "select t::time without time zone",
                "select t at time zone 'UTC'",
                "select a similar to 'x', double precision '1', b::character varying (3)",
                "with ties as (select 1) select a from ties",
                "select f(a => 1, b := 2), c[1:2], d % 3 || 'x'"
            })
    void joinsWhatTheParsersLexerJoins(String sql) {
        List<Token> view = Lexer.read(sql, new Findings());

        assertThat(fed(view)).isEqualTo(lexed(CanonicalText.of(view).text()));
    }

    @Test
    void tellsThePlaceOfEachTokenInTheStatement() {
        List<Token> tokens = Lexer.read("select a in (1, 2, 3), t::time with time zone, b", new Findings());
        ParserInput input = ParserInput.of(tokens, LiteralLists.furtherElements(tokens));
        TokenFeed feed = new TokenFeed(input, KINDS);

        List<Integer> places = read(feed::getNextToken).map(TokenFeed::place).toList();

        assertThat(places).containsExactly(0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 17, 18);
    }

    static Stream<String> admitted() {
        return StatementFile.lines("admitted.txt");
    }

    private static List<Token> view(String sql) {
        Findings findings = new Findings();
        Tokens tokens = new Tokens(StatementRoot.onlyStatement(Lexer.read(sql, findings), findings));
        return ParseView.of(tokens, ViewEdits.of(tokens)).stream()
                .filter(token -> !token.equals(ViewEdits.UNSEEN))
                .toList();
    }

    private static List<Fed> fed(List<Token> tokens) {
        TokenFeed feed = new TokenFeed(ParserInput.of(tokens, new BitSet()), KINDS);
        return read(feed::getNextToken)
                .map(token -> new Fed(token.kind, token.image))
                .toList();
    }

    private static List<Fed> lexed(String text) {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(text).withDialect(Dialect.POSTGRESQL);
        return read(parser::getNextToken)
                .map(token -> new Fed(token.kind, token.image))
                .toList();
    }

    private static Stream<net.sf.jsqlparser.parser.Token> read(Supplier<net.sf.jsqlparser.parser.Token> source) {
        List<net.sf.jsqlparser.parser.Token> tokens = new ArrayList<>();
        for (net.sf.jsqlparser.parser.Token token = source.get(); token.kind != 0; token = source.get()) {
            tokens.add(token);
        }
        return tokens.stream();
    }
}
