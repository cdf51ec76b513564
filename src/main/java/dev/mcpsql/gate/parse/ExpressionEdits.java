// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.parse;

import dev.mcpsql.gate.token.Keywords;
import dev.mcpsql.gate.token.Token;
import dev.mcpsql.gate.token.Token.Kind;
import dev.mcpsql.gate.token.Tokens;
import java.util.Set;

/** Edits to literals, operators, subscripts and tests (manual §4.1.6, §8.5.4, §8.15.3, §9.2, §9.16.1). */
final class ExpressionEdits {

    private static final Set<String> UNITS = Keywords.words("year month day hour minute second");
    private static final Set<String> COMPARISONS = Keywords.words("= < > <= >= <>");
    private static final Set<String> TESTED = Keywords.words("null true false unknown");
    private static final Set<String> JSON_KINDS = Keywords.words("value scalar array object");
    private static final Set<String> NORMAL_FORMS = Keywords.words("nfc nfd nfkc nfkd");
    /** An operand of a comparison does not reach back over these. */
    private static final Set<String> BEFORE_OPERAND = Keywords.words("""
            and or not when then else case end where on having select distinct all any some by between in like ilike similar
            escape as from limit using filter over union intersect except values offset""");

    private final Tokens tokens;
    private final ViewEdits edits;

    ExpressionEdits(Tokens tokens, ViewEdits edits) {
        this.tokens = tokens;
        this.edits = edits;
    }

    void edit(int index) {
        Token token = tokens.at(index);
        switch (token.kind()) {
            case OPERATOR -> editPrefix(index);
            case SYMBOL -> editSlice(index);
            case WORD -> editWord(index, token.text());
            case QUOTED, STRING, NUMBER -> {
                // Only words and operators are unknown to the parser.
            }
        }
    }

    private void editWord(int index, String word) {
        if (tokens.at(index - 1).isSymbol(".") || tokens.at(index - 1).isWord("as")) {
            return;
        }
        switch (word) {
            case "interval" -> editInterval(index);
            case "is" -> editTest(index);
            case "collate" -> editCollation(index);
            case "substring" -> editSubstring(index);
            case "local" -> editLocal(index);
            case "nfc", "nfd", "nfkc", "nfkd" -> editNormalForm(index);
            default -> {
                // The parser knows the others.
            }
        }
    }

    /** Of several prefix operators, as in {@code - -5}, the last one is enough. */
    private void editPrefix(int index) {
        boolean prefix = isOperator(index) && !tokens.endsOperand(index - 1);
        if (prefix && isOperator(index + 1)) {
            edits.hide(index);
        }
    }

    /** An asterisk where an operand is expected is none. */
    private boolean isOperator(int index) {
        return tokens.at(index).kind() == Kind.OPERATOR
                && !tokens.at(index).text().equals("*");
    }

    /** A slice may leave out either bound. */
    private void editSlice(int index) {
        if (!tokens.isSliceColon(index)) {
            return;
        }
        boolean first = tokens.at(index - 1).isSymbol("[");
        boolean last = tokens.at(index + 1).isSymbol("]");
        if (first && last) {
            edits.showZero(index);
        } else if (first || last) {
            edits.hide(index);
        }
    }

    /** The unit of {@code INTERVAL '1' YEAR TO MONTH}. */
    private void editInterval(int index) {
        int unit = index + 2;
        if (tokens.at(index + 1).kind() != Kind.STRING || !isUnit(unit)) {
            return;
        }
        boolean range = tokens.at(unit + 1).isWord("to") && isUnit(unit + 2);
        edits.hide(unit, range ? unit + 3 : unit + 1);
    }

    private boolean isUnit(int index) {
        return tokens.at(index).kind() == Kind.WORD
                && UNITS.contains(tokens.at(index).text());
    }

    private void editTest(int index) {
        int tested = tokens.at(index + 1).isWord("not") ? index + 2 : index + 1;
        Token word = tokens.at(tested);
        if (word.kind() != Kind.WORD) {
            return;
        }
        if (word.isWord("json")) {
            edits.showWord(tested, "null");
            edits.hide(tested + 1, endOfJsonTest(tested + 1));
        } else if (word.isWord("normalized")) {
            edits.showWord(tested, "null");
        } else if (NORMAL_FORMS.contains(word.text()) && tokens.at(tested + 1).isWord("normalized")) {
            edits.hide(tested);
            edits.showWord(tested + 1, "null");
        } else if (TESTED.contains(word.text()) && followsComparison(index)) {
            edits.hide(index, tested + 1);
        }
    }

    /** Behind {@code IS JSON [VALUE | SCALAR | ARRAY | OBJECT] [WITH | WITHOUT UNIQUE [KEYS]]}. */
    private int endOfJsonTest(int start) {
        int end = start;
        if (tokens.at(end).kind() == Kind.WORD
                && JSON_KINDS.contains(tokens.at(end).text())) {
            end++;
        }
        boolean unique = (tokens.at(end).isWord("with") || tokens.at(end).isWord("without"))
                && tokens.at(end + 1).isWord("unique");
        if (!unique) {
            return end;
        }
        return tokens.at(end + 2).isWord("keys") ? end + 3 : end + 2;
    }

    /** In {@code x = y IS NULL} the test is about the comparison, which the parser cannot read; without it nothing is lost. */
    private boolean followsComparison(int index) {
        for (int i = index - 1; i >= 0; i--) {
            Token token = tokens.at(i);
            if (Tokens.closes(token)) {
                i = tokens.partner(i);
            } else if (Tokens.opens(token)
                    || token.isSymbol(",")
                    || (token.kind() == Kind.WORD && BEFORE_OPERAND.contains(token.text()))) {
                return false;
            } else if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
                return true;
            }
        }
        return false;
    }

    /** {@code x COLLATE "C"} is shown as {@code x + 0}: an expression, not a bare name, and legal wherever one is. */
    private void editCollation(int index) {
        if (tokens.at(index + 1).isName() && tokens.endsOperand(index - 1)) {
            edits.showOperator(index, "+");
            edits.showZero(index + 1);
        }
    }

    /** {@code x AT LOCAL} is shown as {@code x + 0}. */
    private void editLocal(int index) {
        if (tokens.at(index - 1).isWord("at") && tokens.endsOperand(index - 2)) {
            edits.showOperator(index - 1, "+");
            edits.showZero(index);
        }
    }

    /** {@code substring(x FOR 2)}, without FROM. */
    private void editSubstring(int index) {
        if (!tokens.at(index + 1).isSymbol("(")) {
            return;
        }
        int end = tokens.partner(index + 1);
        for (int i = index + 2; i < end; i++) {
            boolean own = tokens.enclosing(i) == index + 1;
            if (own && tokens.at(i).isWord("from")) {
                return;
            }
            if (own && tokens.at(i).isWord("for")) {
                edits.showSymbol(i, ",");
                return;
            }
        }
    }

    /** The form in {@code normalize(x, NFC)}. */
    private void editNormalForm(int index) {
        if (tokens.at(index - 1).isSymbol(",")
                && tokens.at(index + 1).isSymbol(")")
                && tokens.caller(index).isWord("normalize")) {
            edits.showZero(index);
        }
    }
}
