// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Lexer;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes statements out of others by small changes to their tokens; the same seed makes the same ones. */
final class Mutants {

    private static final int MOST_CHANGES = 2;
    private static final int LONGEST_GRAFT = 8;

    /** Words that mean most where they do not belong. */
    private static final List<String> HOSTILE = List.of("""
            variadic pg_read_file( secrets table values ( ) [ ] , . :: : ; select from where as (select token from secrets)
            natural inner left lateral only with recursive over filter( within group( order by partition union all
            distinct interval year to second is null json not - + @ * || -> ->> ? $1 'x' 1 ssn customers.ssn c current_user
            collate "C" "secrets" row array any( cast( as regclass ::regclass into for update using (ssn) grouping sets(
            cube( substring( extract( at time zone tablesample limit fetch offset case when then else end exists( in""".split("\\s+"));

    private final List<Tokens> seeds;
    private final List<String> hostile;
    private final Random random;

    Mutants(List<String> seeds, Random random) {
        this(seeds, HOSTILE, random);
    }

    /** Makes them with words of one's own in places where they do not belong. */
    Mutants(List<String> seeds, List<String> hostile, Random random) {
        this.hostile = List.copyOf(hostile);
        this.seeds = seeds.stream()
                .map(sql -> new Tokens(Lexer.read(sql, new Findings())))
                .toList();
        this.random = random;
    }

    String next() {
        List<Token> parts = new ArrayList<>(any(seeds).list());
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && !parts.isEmpty(); i++) {
            change(parts);
        }
        return parts.stream().map(Token::text).collect(Collectors.joining(" "));
    }

    private void change(List<Token> parts) {
        int at = random.nextInt(parts.size());
        switch (random.nextInt(8)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, any(parts));
            case 2 -> parts.set(at, hostile());
            case 3 -> parts.add(at, hostile());
            case 4 -> parts.addAll(at, graft());
            case 5 -> parts.add(at, parts.remove(random.nextInt(parts.size())));
            default -> parts.set(at, alike(parts.get(at)));
        }
    }

    /** A token of the same kind from anywhere. */
    private Token alike(Token token) {
        Token other = any(any(seeds).list());
        for (int tries = 0; tries < 20 && other.kind() != token.kind(); tries++) {
            other = any(any(seeds).list());
        }
        return other;
    }

    private Token hostile() {
        return new Token(Token.Kind.SYMBOL, any(hostile), "");
    }

    /** A piece of another statement: what stands between two brackets, or a few tokens. */
    private List<Token> graft() {
        Tokens donor = any(seeds);
        int from = random.nextInt(donor.size());
        int open = donor.enclosing(from);
        if (open >= 0) {
            return donor.list().subList(random.nextBoolean() || open == 0 ? open : open - 1, donor.partner(open) + 1);
        }
        return donor.list().subList(from, Math.min(donor.size(), from + 1 + random.nextInt(LONGEST_GRAFT)));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
