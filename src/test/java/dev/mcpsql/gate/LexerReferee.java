// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Lexer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own scanner finds the tokens of a text where the lexer does. Runs under {@code mvn -Preferee}. */
class LexerReferee {

    private static final int MUTANTS = Integer.getInteger("referee.mutants", 20_000);
    private static final long SEED = Long.getLong("referee.seed", 1);

    @Test
    void tokensBeginWherePostgresSeesThem() throws IOException {
        Mutations mutations = new Mutations(SEED, RefereeTexts.corpora().toList());
        int read = 0;
        try (PostgresGrammar grammar = new PostgresGrammar()) {
            for (int i = 0; i < MUTANTS; i++) {
                String sql = mutations.garbled();
                if (isRead(sql)) {
                    read++;
                    assertThat(Lexer.starts(sql)).as(sql).isEqualTo(grammar.starts(sql));
                }
            }
        }
        System.out.printf("referee: lexer, %,d mutants, %,d read, seed %d%n", MUTANTS, read, SEED);

        assertThat(read).isGreaterThan(MUTANTS / 2);
    }

    /**
     * Without what the grammar's child process cannot tell: comments (tokens to it), UESCAPE (joined with its literal behind
     * the scanner, parser.c), control characters, halves of a pair.
     */
    private static boolean isRead(String sql) {
        Findings findings = new Findings();
        Lexer.read(sql, findings);
        return findings.isEmpty()
                && !sql.contains("--")
                && !sql.contains("/*")
                && !sql.toLowerCase(Locale.ROOT).contains("uescape")
                && sql.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(sql);
    }
}
