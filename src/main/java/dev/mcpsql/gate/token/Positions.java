// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.OptionalInt;

/**
 * Leads from a place in the text that runs back to the place in the text as it was sent.
 *
 * <p>Both have the same tokens, one for one. Where each begins in what was sent is read again only when somebody asks,
 * which is after an error: what runs well pays nothing.
 */
public final class Positions {

    private final String sent;
    private final CanonicalText run;

    /** Of a statement whose tokens are the first ones of what was sent. */
    public Positions(String sent, CanonicalText run) {
        this.sent = sent;
        this.run = run;
    }

    /** Takes and gives characters counted from 1; a place between two tokens, as in a schema written before a name, means the next. */
    public OptionalInt original(int position) {
        String text = run.text();
        if (position < 1 || position > text.codePointCount(0, text.length())) {
            return OptionalInt.empty();
        }
        int token = run.tokenNotBefore(text.offsetByCodePoints(0, position - 1));
        int[] starts = Lexer.starts(sent);
        return token < 0 || token >= starts.length
                ? OptionalInt.empty()
                : OptionalInt.of(sent.codePointCount(0, starts[token]) + 1);
    }
}
