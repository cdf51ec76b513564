// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.regex.Pattern;

/** Pieces of messages: as an agent could paste them, never longer than a line or a short list. */
public final class Shown {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final int LINE = 80;

    /** A sentence or two, and forty names of columns. */
    private static final int MAX_MESSAGE = 4_000;

    private Shown() {}

    /** A piece of the statement, cut to a line. */
    public static String line(Object piece) {
        String text = String.valueOf(piece);
        return text.length() <= LINE ? text : text.substring(0, LINE) + "…";
    }

    /**
     * A message in which no character hides or moves another: those are written as in a string of JSON. Never longer than
     * {@link #MAX_MESSAGE} characters.
     */
    static String message(String message) {
        StringBuilder shown = new StringBuilder(message.length());
        message.codePoints().forEach(point -> {
            if (isSeen(point)) {
                shown.appendCodePoint(point);
            } else {
                new String(Character.toChars(point))
                        .chars()
                        .forEach(unit -> shown.append(String.format("\\u%04x", unit)));
            }
        });
        return shown.length() <= MAX_MESSAGE ? shown.toString() : shown.substring(0, MAX_MESSAGE) + "….";
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }

    /** A name as it must be written. */
    public static String name(String name) {
        boolean plain = PLAIN.matcher(name).matches()
                && !Keywords.RESERVED.contains(name)
                && !Keywords.RESERVED_FOR_RELATIONS.contains(name);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
