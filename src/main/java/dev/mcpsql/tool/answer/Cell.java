// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

/**
 * One value of an answer.
 *
 * @param kind what it is in JSON
 * @param text a string's characters; of everything else the JSON as it is written; {@code ""} of nothing
 */
record Cell(Kind kind, String text) {

    /** SQL's NULL. */
    static final Cell NOTHING = new Cell(Kind.NOTHING, "");

    /** What a value is in JSON. */
    enum Kind {
        /** Null. */
        NOTHING,
        /** A string. */
        STRING,
        /** A number, true or false, an array or an object. */
        OTHER
    }

    static Cell string(String characters) {
        return new Cell(Kind.STRING, characters);
    }
}
