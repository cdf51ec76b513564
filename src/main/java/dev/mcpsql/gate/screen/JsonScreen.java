// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.screen;

import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;

/** Refuses the SQL/JSON constructors, which are a grammar of their own, and names the functions that do the same (manual §9.16.1). */
final class JsonScreen {

    private JsonScreen() {}

    static void check(Tokens tokens, int index, Findings findings) {
        String name = tokens.at(index).text();
        boolean constructor = !name.equals("json_object") || hasPair(tokens, index + 1);
        if (tokens.at(index + 1).isSymbol("(") && constructor) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The SQL/JSON constructor " + tokens.at(index).spelled() + " is not admitted; write "
                            + instead(name) + ".");
        }
    }

    /** {@code json_object(text[])} is a plain function, {@code JSON_OBJECT('k': v)} and {@code JSON_OBJECT('k' VALUE v)} are not. */
    private static boolean hasPair(Tokens tokens, int open) {
        for (int i = open + 1; tokens.at(open).isSymbol("(") && i < tokens.partner(open); i++) {
            boolean own = tokens.enclosing(i) == open;
            if (own && (tokens.at(i).isSymbol(":") || (tokens.at(i).isWord("value") && tokens.endsOperand(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static String instead(String name) {
        return switch (name) {
            case "json_array" -> "json_build_array(a, b)";
            case "json_arrayagg" -> "json_agg(a ORDER BY b)";
            case "json_objectagg" -> "json_object_agg(k, v)";
            default -> "json_build_object('k', v)";
        };
    }
}
