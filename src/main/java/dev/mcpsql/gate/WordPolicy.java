// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.Findings.Rank;
import dev.mcpsql.gate.Token.Kind;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.Set;

/**
 * Judges every call, type, operator and identity word by its token, so that nothing a parser misreads can escape the lists.
 *
 * <p>PostgreSQL resolves what passes in {@code pg_catalog}: the door's search path holds no user schema.
 */
final class WordPolicy {

    /** Types without side doors: no {@code oid} family, no row types, nothing with a schema (manual chapter 8). */
    private static final Set<String> TYPES = Keywords.words("""
            bigint bit bool boolean bpchar bytea char character cidr date daterange datemultirange dec decimal double float
            float4 float8 inet int int2 int4 int4multirange int4range int8 int8multirange int8range integer interval json
            jsonb jsonpath macaddr macaddr8 money name numeric nummultirange numrange real smallint text time timestamp
            timestamptz timetz tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector uuid varbit varchar point
            line lseg box path polygon circle""");

    /** Words after which a literal is a value, not a typed constant. */
    private static final Set<String> BEFORE_LITERAL = Keywords.words("""
            select distinct all where and or not having case when then else in like ilike to between by limit on
            any some escape zone is values placing from for symmetric asymmetric both leading trailing""");

    /** Not reserved, hence functions elsewhere, but in their clause followed by a parenthesis. */
    private static final Set<String> CLAUSES_IN_PARENTHESES =
            Keywords.words("by between escape filter materialized over zone");

    private static final Set<String> OPERATORS = Keywords.words("""
            = <> < > <= >= + - * / % ^ || -> ->> #> #>> #- @> <@ && ? ?| ?& ~ ~* !~ !~* ~~ !~~ ~~* !~~* @@ @? & | # << >>
            &< &> -|- <<= >>= ^@ |/ ||/ @ <->""");

    /** Functions that return rows: refused as a construct, since no rewording of the name helps (manual §9.26). */
    private static final Set<String> SET_RETURNING = Keywords.words("""
            generate_series generate_subscripts unnest json_each json_each_text jsonb_each jsonb_each_text json_array_elements
            json_array_elements_text jsonb_array_elements jsonb_array_elements_text json_object_keys jsonb_object_keys
            json_to_record jsonb_to_record json_to_recordset jsonb_to_recordset json_populate_record jsonb_populate_record
            json_populate_recordset jsonb_populate_recordset regexp_matches regexp_split_to_table string_to_table
            jsonb_path_query xmltable json_table""");

    /** Types that pad a value to their length: as good as {@code rpad}, which is not listed (manual §8.3, §8.10). */
    private static final Set<String> PADDED_TYPES = Keywords.words("char character bpchar bit");

    private static final int MAX_PADDED_LENGTH = 1_000;

    private final Tokens tokens;
    private final Set<String> functions;
    private final Findings findings;

    WordPolicy(Tokens tokens, Set<String> functions, Findings findings) {
        this.tokens = tokens;
        this.functions = functions;
        this.findings = findings;
    }

    void check() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            switch (token.kind()) {
                case OPERATOR -> checkOperator(token);
                case STRING -> checkLiteral(i);
                case WORD, QUOTED -> checkName(i, token);
                case SYMBOL -> checkSymbol(i, token);
                case NUMBER -> {
                    // A number stands for itself.
                }
            }
        }
    }

    private void checkOperator(Token token) {
        if (!OPERATORS.contains(token.text())) {
            findings.add(
                    Rank.CONSTRUCT,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The operator " + token.shown()
                            + " is not admitted; use an operator or function of the manual's chapter 9.");
        }
    }

    private void checkSymbol(int index, Token token) {
        if (token.isSymbol("::")) {
            checkType(index + 1);
        } else if (token.isSymbol("[") && tokens.at(index - 1).isSymbol("::")) {
            checkType(index);
        }
    }

    /** A name right before a literal is its type (manual §4.1.2.7); a parenthesis there would hold the type's modifier. */
    private void checkLiteral(int index) {
        Token before = tokens.at(index - 1);
        if (before.isSymbol(")") || before.isSymbol("]")) {
            int open = tokens.partner(index - 1);
            checkType(open - 1);
        } else if (before.kind() == Kind.QUOTED || (before.kind() == Kind.WORD && !expectsLiteral(index - 1, before))) {
            checkType(typeStart(index - 1));
        }
    }

    /** The words of the list that are not reserved may be types elsewhere. */
    private boolean expectsLiteral(int index, Token word) {
        return BEFORE_LITERAL.contains(word.text())
                && (Keywords.RESERVED.contains(word.text())
                        || Keywords.RESERVED_FOR_RELATIONS.contains(word.text())
                        || ClauseWords.isClauseWord(tokens, index));
    }

    /** Where a type of several words before a literal begins. */
    private int typeStart(int last) {
        boolean second = tokens.at(last).isWord("precision") || tokens.at(last).isWord("varying");
        return second ? last - 1 : last;
    }

    private void checkType(int index) {
        Token type = tokens.at(index);
        boolean listed = type.isName() && TYPES.contains(type.name());
        boolean qualified =
                tokens.at(index - 1).isSymbol(".") || tokens.at(index + 1).isSymbol(".");
        if (!listed || qualified) {
            findings.add(
                    Rank.TYPE,
                    OutcomeReason.DISALLOWED_TYPE,
                    "The type " + type.shown() + (qualified ? " with a schema" : "")
                            + " is not admitted; "
                            + (type.name().startsWith("reg")
                                    ? "leave the cast out: names of relations are texts here."
                                    : "cast to an ordinary type such as text, integer or date."));
        }
        if (listed && PADDED_TYPES.contains(type.name()) && tokens.at(index + 1).isSymbol("(")) {
            checkLength(tokens.at(index + 2));
        }
    }

    private void checkLength(Token length) {
        boolean small = length.kind() == Kind.NUMBER
                && length.text().length() <= 4
                && Double.parseDouble(length.text()) <= MAX_PADDED_LENGTH;
        if (!small) {
            findings.add(
                    Rank.TYPE,
                    OutcomeReason.DISALLOWED_TYPE,
                    "A type that pads its values is at most " + MAX_PADDED_LENGTH
                            + " long here; cast to text or varchar.");
        }
    }

    private void checkName(int index, Token token) {
        Token before = tokens.at(index - 1);
        if (before.isWord("as") && tokens.caller(index).isWord("cast")) {
            checkType(index);
        } else if (tokens.at(index + 1).isSymbol("(")) {
            checkCall(index, token);
        } else if (isIdentity(token, before)) {
            findings.add(
                    Rank.BARE_KEYWORD,
                    OutcomeReason.DISALLOWED_FUNCTION,
                    token.spelled() + " is not admitted; quote it if it is a column.");
        }
    }

    private static boolean isIdentity(Token token, Token before) {
        return token.kind() == Kind.WORD
                && Keywords.IDENTITY.contains(token.text())
                && !before.isWord("as")
                && !before.isSymbol(".");
    }

    private void checkCall(int index, Token token) {
        if (isTypePosition(index) || isColumnList(index) || isGrammar(index, token)) {
            return;
        }
        if (!functions.contains(token.name()) || !isUnqualifiedOrCatalog(index)) {
            refuseCall(index, token);
        }
    }

    private boolean isTypePosition(int index) {
        int close = tokens.partner(index + 1);
        return tokens.at(index - 1).isSymbol("::")
                || (tokens.at(close + 1).kind() == Kind.STRING
                        && TYPES.contains(tokens.at(index).name()));
    }

    /**
     * Whether the parenthesis after that name holds column names of an alias or a CTE. Nothing is called after AS or right
     * after an operand; functions in FROM, whose AS could mislead, are refused by {@link RelationScan}.
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

    private boolean isUnqualifiedOrCatalog(int index) {
        if (!tokens.at(index - 1).isSymbol(".")) {
            return true;
        }
        return tokens.at(index - 2).name().equals("pg_catalog")
                && !tokens.at(index - 3).isSymbol(".");
    }

    private void refuseCall(int index, Token token) {
        String name =
                tokens.at(index - 1).isSymbol(".") ? tokens.at(index - 2).shown() + "." + token.shown() : token.shown();
        if (SET_RETURNING.contains(token.name())) {
            findings.add(
                    Rank.FUNCTION,
                    OutcomeReason.DISALLOWED_CONSTRUCT,
                    "The function " + name
                            + " returns rows, which is not admitted; aggregate or take single elements, as in data -> 0.");
        } else {
            findings.add(
                    Rank.FUNCTION,
                    OutcomeReason.DISALLOWED_FUNCTION,
                    "The function " + name
                            + " is not on the list of admitted functions; use an ordinary one of the manual's chapter 9.");
        }
    }
}
