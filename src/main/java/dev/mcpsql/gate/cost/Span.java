// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.IntervalExpression;

/**
 * The length of an interval literal in seconds; months and years have no one length (manual §8.5.4).
 *
 * @param least with the shortest months and years
 * @param most with the longest
 */
record Span(long least, long most) {

    private static final long DAY = 86_400;

    private static final Map<String, Span> UNITS = Map.of(
            "second", of(1),
            "minute", of(60),
            "hour", of(3_600),
            "day", of(DAY),
            "week", of(7 * DAY),
            "month", new Span(28 * DAY, 31 * DAY),
            "year", new Span(365 * DAY, 366 * DAY));

    private static final Pattern PART = Pattern.compile("\\G\\s*(\\d{1,6})\\s+([a-z]+?)s?(?=\\s|$)\\s*");

    private static Span of(long seconds) {
        return new Span(seconds, seconds);
    }

    /** The length of a literal such as {@code interval '1 month'}, not negative; empty for any other spelling. */
    static Optional<Span> of(Object node, Literals literals) {
        boolean interval =
                (node instanceof IntervalExpression typed && typed.toString().endsWith("'"))
                        || (node instanceof CastExpression cast
                                && cast.getColDataType().toString().equals("interval"));
        return interval ? parsed(literals.text(node)) : Optional.empty();
    }

    /** The length of a unit by its name, as {@code date_trunc} takes it. */
    static Optional<Span> ofUnit(String unit) {
        return Optional.ofNullable(UNITS.get(unit));
    }

    private static Optional<Span> parsed(String text) {
        Span sum = of(0);
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find()) {
            Span unit = UNITS.get(part.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            long count = Long.parseLong(part.group(1));
            sum = new Span(sum.least + count * unit.least, sum.most + count * unit.most);
            end = part.end();
        }
        return end > 0 && end == text.length() ? Optional.of(sum) : Optional.empty();
    }
}
