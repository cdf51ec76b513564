// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.Locale;

/** What was decided about a tool call: {@code REJECTED} when the gate or the configuration refused it, else {@code ALLOWED}. */
public enum Decision {
    /** It reached the database, whether or not it ended well. */
    ALLOWED,
    /** It never did. */
    REJECTED;

    /** The stored form; once released, never renamed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
