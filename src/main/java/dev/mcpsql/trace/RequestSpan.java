// SPDX-License-Identifier: MIT
package dev.mcpsql.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** The span of one request, current on its thread until it is closed there. */
public final class RequestSpan implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    RequestSpan(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** Adds what is known of the request; never what a person or a row wrote. */
    public RequestSpan with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** The server failed, by an exception of that kind. */
    public void failed(String kind) {
        span.setAttribute("error.type", kind).setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
