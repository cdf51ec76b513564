// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Lexer;
import dev.mcpsql.gate.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes new statements of given ones by chance; the same seed makes the same statements. */
final class Mutations {

    private static final List<String> PARTS = List.of(
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            ";",
            "::",
            ":",
            "*",
            "=",
            "||",
            "->",
            "-",
            "+",
            "~",
            "/",
            "//",
            "@>",
            "'a'",
            "E'\\''",
            "$$",
            "$a$",
            "\"",
            "'",
            "--",
            "/*",
            "*/",
            "\n",
            "1",
            "1e9",
            "0x1F",
            "null",
            "select",
            "from",
            "where",
            "with",
            "as",
            "union",
            "values",
            "table",
            "secrets",
            "public",
            "customers",
            "lateral",
            "join",
            "on",
            "using",
            "natural",
            "case",
            "when",
            "end",
            "in",
            "any",
            "all",
            "array",
            "row",
            "cast",
            "interval",
            "variadic",
            "distinct",
            "order by",
            "group by",
            "limit",
            "offset",
            "for update",
            "into",
            "current_user",
            "over",
            "filter",
            "within group",
            "not",
            "is",
            "between",
            "similar to",
            "timestamp with time zone",
            "grouping sets",
            "U&'\\0041'",
            "\u00e4",
            "\ud83d\ude00",
            "q'{",
            "`",
            "pg_sleep(1)",
            "f(",
            "=>",
            ":=",
            "collate",
            "at time zone",
            "exists",
            "fetch",
            "recursive",
            "materialized");

    private static final List<String> GAPS =
            List.of(" ", "  ", "\n", "\t", "\r\n", " /* a */ ", " -- b\n", "/**/ ", " /* /* c */ */ ");

    private final Random random;
    private final List<String> statements;

    Mutations(long seed, List<String> statements) {
        this.random = new Random(seed);
        this.statements = statements;
    }

    String any() {
        return one(statements);
    }

    /** A statement with a few tokens dropped, doubled, exchanged, inserted or taken from another one. */
    String mixed() {
        List<String> tokens = new ArrayList<>(spelled(any()));
        for (int changes = random.nextInt(4); changes >= 0 && !tokens.isEmpty(); changes--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(5)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
                case 2 -> tokens.set(at, one(PARTS));
                case 3 -> tokens.add(at, one(PARTS));
                default -> splice(tokens, at);
            }
        }
        return String.join(" ", tokens);
    }

    /** A statement with a few characters dropped, doubled or exchanged. */
    String garbled() {
        StringBuilder text = new StringBuilder(any());
        for (int changes = random.nextInt(4); changes >= 0 && text.length() > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, text.charAt(random.nextInt(text.length())));
                default -> text.insert(at, one(PARTS));
            }
        }
        return text.toString();
    }

    /** The same tokens with other letters in words, and other blanks and comments between them. */
    String respelled(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            text.append(text.length() == 0 ? "" : one(GAPS));
            text.append(token.kind() == Token.Kind.WORD ? recased(token.text()) : token.text());
        }
        return text.toString();
    }

    private String recased(String word) {
        StringBuilder text = new StringBuilder(word);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 'a' && letter <= 'z' && random.nextBoolean()) {
                text.setCharAt(i, (char) (letter - 'a' + 'A'));
            }
        }
        return text.toString();
    }

    private void splice(List<String> tokens, int at) {
        List<String> other = spelled(any());
        if (!other.isEmpty()) {
            int start = random.nextInt(other.size());
            tokens.addAll(at, other.subList(start, Math.min(other.size(), start + 1 + random.nextInt(12))));
        }
    }

    private static List<String> spelled(String sql) {
        return Lexer.read(sql, new Findings()).stream().map(Token::text).toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
