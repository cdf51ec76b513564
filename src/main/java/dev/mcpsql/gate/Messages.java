// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.Locale;

/** How refusals spell what they name. */
final class Messages {

    private Messages() {}

    /** A key word in upper case, anything else as it stands. */
    static String spelled(Token token) {
        return token.kind() == Token.Kind.WORD ? token.shown().toUpperCase(Locale.ROOT) : token.shown();
    }
}
