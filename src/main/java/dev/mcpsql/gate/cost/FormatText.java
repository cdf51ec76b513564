// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first argument of {@code format} asks for (manual §9.4.1).
 *
 * @param known whether every specifier is understood; a width taken from an argument is not
 * @param places how many arguments it puts in
 * @param width the sum of the widths
 */
record FormatText(boolean known, int places, long width) {

    static final FormatText UNKNOWN = new FormatText(false, 0, 0);

    private static final Pattern SPECIFIER = Pattern.compile("%(?:[0-9]+\\$)?-*([0-9]*)[sIL]");

    /** Reads a format; one that is not at hand is unknown. */
    static FormatText of(Optional<String> literal) {
        return literal.map(FormatText::read).orElse(UNKNOWN);
    }

    private static FormatText read(String format) {
        Matcher specifier = SPECIFIER.matcher(format);
        int places = 0;
        long width = 0;
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at)) {
            if (format.startsWith("%%", at)) {
                at += 2;
            } else if (specifier.region(at, format.length()).lookingAt()) {
                places++;
                width += width(specifier.group(1));
                at = specifier.end();
            } else {
                return UNKNOWN;
            }
        }
        return new FormatText(true, places, width);
    }

    private static long width(String digits) {
        String number = digits.isEmpty() ? "0" : digits;
        return number.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(number);
    }
}
