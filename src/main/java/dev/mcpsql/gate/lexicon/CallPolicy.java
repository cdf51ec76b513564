// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import dev.mcpsql.gate.token.ClauseWords;
import dev.mcpsql.gate.token.Findings;
import dev.mcpsql.gate.token.Findings.Rank;
import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.gate.token.Tokens;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.BitSet;
import java.util.Set;

/** Judges each name before a parenthesis: a call of a listed function, or none at all. */
final class CallPolicy {

    /** Not reserved, hence functions elsewhere, but in their clause followed by a parenthesis. */
    private static final Set<String> CLAUSES_IN_PARENTHESES =
            Keywords.words("by between escape filter materialized over zone");

    /** Functions that return rows: refused as a construct, since no rewording of the name helps (manual §9.26). */
    private static final Set<String> SET_RETURNING = Keywords.words("""
            generate_series generate_subscripts unnest json_each json_each_text jsonb_each jsonb_each_text json_array_elements
            json_array_elements_text jsonb_array_elements jsonb_array_elements_text json_object_keys jsonb_object_keys
            json_to_record jsonb_to_record json_to_recordset jsonb_to_recordset json_populate_record jsonb_populate_record
            json_populate_recordset jsonb_populate_recordset regexp_matches regexp_split_to_table string_to_table
            jsonb_path_query xmltable json_table""");

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final TypePolicy types;
    private final Findings findings;
    private final BitSet admitted = new BitSet();

    CallPolicy(Tokens tokens, Lexicon lexicon, TypePolicy types, Findings findings) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.types = types;
        this.findings = findings;
    }

    /** Tokens that name an admitted function. */
    BitSet admitted() {
        return admitted;
    }

    void check(int index, Token token) {
        if (types.isTypePosition(index) || isColumnList(index) || isGrammar(index, token)) {
            return;
        }
        boolean qualified = tokens.at(index - 1).isSymbol(".");
        CalledName call = new CalledName(qualified ? tokens.at(index - 2).name() : "", token.name());
        boolean deeper = qualified && tokens.at(index - 3).isSymbol(".");
        if (deeper || lexicon.effects(call).isEmpty()) {
            refuse(qualified ? tokens.at(index - 2).shown() + "." + token.shown() : token.shown(), call);
        } else {
            admitted.set(index);
        }
    }

    /**
     * Whether the parenthesis after that name holds column names of an alias or a CTE. Nothing is called after AS or right
     * after an operand; functions in FROM, whose AS could mislead, are refused by {@code RelationScan}.
     */
    private boolean isColumnList(int index) {
        Token before = tokens.at(index - 1);
        if (tokens.startsWithList(index)) {
            return true;
        }
        if (before.isWord("as")) {
            return !tokens.at(index).isWord("materialized");
        }
        if (before.isSymbol(",")) {
            return startsBody(tokens.partner(index + 1) + 1);
        }
        return tokens.endsOperand(index - 1) && !isGrammar(index, tokens.at(index));
    }

    private boolean startsBody(int index) {
        return tokens.at(index).isWord("as")
                && (tokens.at(index + 1).isSymbol("(")
                        || tokens.at(index + 1).isWord("materialized")
                        || tokens.at(index + 1).isWord("not"));
    }

    private boolean isGrammar(int index, Token token) {
        return token.kind() == Kind.WORD
                && !tokens.at(index - 1).isSymbol(".")
                && (Keywords.BEFORE_PARENTHESIS.contains(token.text())
                        || (CLAUSES_IN_PARENTHESES.contains(token.text()) && ClauseWords.isClauseWord(tokens, index))
                        || ClauseWords.isGrouping(tokens, index)
                        || Keywords.GRAMMAR_CALLS.contains(token.text()));
    }

    private void refuse(String shown, CalledName call) {
        if (SET_RETURNING.contains(call.name())) {
            findings.add(
                    Rank.FUNCTION,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The function " + shown
                            + " returns rows, which is not admitted; aggregate or take single elements, as in data -> 0.");
        } else {
            findings.add(
                    Rank.FUNCTION,
                    OutcomeReason.DISALLOWED_FUNCTION,
                    "The function " + shown
                            + " is not on the list of admitted functions; use an ordinary one of the manual's chapter 9.");
        }
    }
}
