// SPDX-License-Identifier: MIT
package dev.mcpsql.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** The trace of the request that this thread works on. */
public final class CurrentTrace {

    private static final System.Logger LOG = System.getLogger(CurrentTrace.class.getName());

    private CurrentTrace() {}

    /** To end a log line with: {@code ", trace 0af7…"} in 32 digits, or nothing when there is none. */
    public static String inWords() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? ", trace " + context.getTraceId() : "";
    }

    /**
     * A call has ended: span, log (at {@code DEBUG}) and trail name it alike.
     *
     * @param call the key of its row
     * @param ending the code of its reason, or {@code ok}
     */
    public static void note(UUID call, String tool, String ending) {
        Span.current().setAttribute("mcp_sql.call.id", call.toString()).setAttribute("mcp_sql.call.ending", ending);
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "call " + call + " of " + tool + " ended as " + ending + inWords());
        }
    }
}
