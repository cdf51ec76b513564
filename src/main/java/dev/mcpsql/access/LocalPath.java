// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place among the administrators' pages that a sign-in may lead to; nothing else is one, so a sign-in page cannot be made to
 * send its visitor elsewhere (RFC 9700 §4.11, open redirection).
 *
 * @param value begins with {@code /admin/}
 */
public record LocalPath(String value) {

    private static final String SEGMENT = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";

    private static final Pattern SHAPE = Pattern.compile("/admin/(?:" + SEGMENT + "/)*(?:" + SEGMENT + ")?");

    /** The path if it is one of ours. */
    public static Optional<LocalPath> of(String written) {
        return SHAPE.matcher(written).matches() ? Optional.of(new LocalPath(written)) : Optional.empty();
    }
}
