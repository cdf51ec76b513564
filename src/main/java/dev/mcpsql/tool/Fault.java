// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

/** An unexpected exception as a log may show it: its kinds and places; its messages, which may quote SQL or a row, left out. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Causes beyond this many tell an operator nothing more. */
    private static final int MOST_CAUSES = 8;

    private Fault(String kinds, StackTraceElement[] places) {
        super(kinds);
        setStackTrace(places);
    }

    /** Made of the exception and its causes. */
    public static Fault of(Throwable unexpected) {
        StringBuilder kinds = new StringBuilder(unexpected.getClass().getName());
        Throwable innermost = unexpected;
        for (int i = 0; i < MOST_CAUSES && innermost.getCause() != null; i++) {
            innermost = innermost.getCause();
            kinds.append(" by ").append(innermost.getClass().getName());
        }
        return new Fault(kinds.toString(), innermost.getStackTrace());
    }
}
