// SPDX-License-Identifier: MIT
package dev.mcpsql.trace;

import java.util.Optional;
import java.util.function.Function;

/**
 * One place where a client may have named its trace.
 *
 * @param parent {@code traceparent} (W3C Trace Context §3.2), {@code ""} when it is absent
 * @param state {@code tracestate} (§3.3), {@code ""} when it is absent
 */
public record TraceFields(String parent, String state) {

    /** More than a vendor may count on to be passed on (§3.3.1.5); who sends more is passed on without it. */
    private static final int LONGEST_STATE = 512;

    /** Takes a state that is too long off, since it is kept and sent on. */
    public TraceFields {
        state = state.length() > LONGEST_STATE ? "" : state;
    }

    /** Reads both by their names. */
    public static TraceFields of(Function<String, Optional<String>> field) {
        return new TraceFields(
                field.apply("traceparent").orElse(""), field.apply("tracestate").orElse(""));
    }

    Optional<String> value(String name) {
        return Optional.of(
                        switch (name) {
                            case "traceparent" -> parent;
                            case "tracestate" -> state;
                            default -> "";
                        })
                .filter(value -> !value.isEmpty());
    }
}
