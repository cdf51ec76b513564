// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.cost;

import dev.mcpsql.gate.parse.NodeNames;
import dev.mcpsql.gate.token.Keywords;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;

/**
 * A date or timestamp that the text tells, as far as it tells it.
 *
 * @param anchor what the seconds count from
 * @param earliest seconds after it, at least
 * @param latest seconds after it, at most
 */
record Moment(Anchor anchor, long earliest, long latest) {

    /** What a moment is known against. */
    enum Anchor {
        /** The beginning of 1970. */
        CALENDAR,
        /** When the statement runs. */
        NOW
    }

    private static final long DAY = 86_400;
    /** Clocks that are put forward or back between two moments. */
    private static final long CLOCK_CHANGES = 3 * 3_600;

    private static final Set<String> NOW_CALLS =
            Keywords.words("now transaction_timestamp statement_timestamp current_timestamp localtimestamp");
    private static final Pattern LITERAL =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d{1,6})?)?)?");

    /** The moment of a literal, of the clock, or of one of these with an interval; empty for anything else. */
    static Optional<Moment> of(Object node, Literals literals) {
        if (node instanceof BinaryExpression sum) {
            return moved(sum, literals);
        }
        if (node instanceof TimeKeyExpression clock) {
            return clock(clock.getStringValue().replace("()", ""));
        }
        if (node instanceof Function call) {
            return call(call, literals);
        }
        if (node instanceof CastExpression cast && literals.text(node).isEmpty()) {
            return of(cast.getLeftExpression(), literals).map(moment -> moment.since(DAY));
        }
        return literal(literals.text(node));
    }

    private static Optional<Moment> clock(String name) {
        if (name.equalsIgnoreCase("current_date")) {
            return Optional.of(new Moment(Anchor.NOW, -DAY, 0));
        }
        return NOW_CALLS.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.of(new Moment(Anchor.NOW, 0, 0))
                : Optional.empty();
    }

    private static Optional<Moment> call(Function call, Literals literals) {
        if (call.getParameters() != null
                && call.getParameters().size() == 2
                && NodeNames.of(call).equals("date_trunc")) {
            Optional<Span> unit = Span.ofUnit(literals.text(call.getParameters().get(0)));
            return of(call.getParameters().get(1), literals)
                    .flatMap(moment -> unit.map(span -> moment.since(span.most())));
        }
        return call.getParameters() == null ? clock(NodeNames.of(call)) : Optional.empty();
    }

    private static Optional<Moment> moved(BinaryExpression sum, Literals literals) {
        Optional<Span> by = sum.getRightExpression() instanceof LongValue days
                ? StatedLimit.literal(days).stream()
                        .filter(number -> number < 1_000_000)
                        .mapToObj(number -> new Span(number * DAY, number * DAY))
                        .findFirst()
                : Span.of(sum.getRightExpression(), literals);
        Optional<Moment> from = of(sum.getLeftExpression(), literals);
        if (by.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        if (sum instanceof Addition) {
            return from.map(moment -> moment.plus(by.get().least(), by.get().most()));
        }
        return sum instanceof Subtraction
                ? from.map(moment -> moment.plus(-by.get().most(), -by.get().least()))
                : Optional.empty();
    }

    /** A time of day may be cut off by the type before the literal, which the parser does not keep. */
    private static Optional<Moment> literal(String text) {
        Matcher parts = LITERAL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String time = parts.group(2) == null ? "00:00" : parts.group(2);
            long seconds = LocalDateTime.parse(parts.group(1) + "T" + time).toEpochSecond(ZoneOffset.UTC);
            Moment moment = new Moment(Anchor.CALENDAR, seconds, seconds);
            return Optional.of(
                    parts.group(2) == null ? moment : moment.since(DAY).plus(0, 60));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private Moment plus(long least, long most) {
        return new Moment(anchor, earliest + least, latest + most);
    }

    /** This, or so much earlier. */
    private Moment since(long seconds) {
        return new Moment(anchor, earliest - seconds, latest);
    }

    boolean isComparable(Moment other) {
        return anchor == other.anchor;
    }

    /** The most seconds to another one, for steps of that length. */
    long secondsTo(Moment stop, long step) {
        return stop.latest - earliest + (step < DAY ? CLOCK_CHANGES : 0);
    }
}
