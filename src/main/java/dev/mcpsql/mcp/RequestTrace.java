// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Message.Request;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.trace.RequestSpan;
import dev.mcpsql.trace.Spans;
import dev.mcpsql.trace.TraceFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The span of an exchange, from the moment at which its body turned out to be a request. One thread at a time. */
final class RequestTrace implements AutoCloseable {

    /** What a span is named by is counted by those who read spans: a client must not make names up (OpenTelemetry, "Span"). */
    private static final Set<String> METHODS = Set.of(
            "initialize",
            "ping",
            "server/discover",
            "tools/list",
            "tools/call",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "prompts/list",
            "prompts/get",
            "completion/complete",
            "subscriptions/listen");

    private final Spans spans;
    private @Nullable RequestSpan span;

    RequestTrace(Spans spans) {
        this.spans = spans;
    }

    /** Begins it; the metadata of the message is nearer to who asked than a header, which proxies may write. */
    void begin(RequestHead head, Request request) {
        String method = METHODS.contains(request.method()) ? request.method() : "unknown";
        List<TraceFields> places = List.of(
                TraceFields.of(name -> request.meta().path(name).stringValueOpt()),
                TraceFields.of(name -> head.field().apply(name).map(String::strip)));
        span = spans.begin(method, places).with("mcp.method.name", method);
    }

    void failed(RuntimeException unexpected) {
        Optional.ofNullable(span)
                .ifPresent(begun -> begun.failed(unexpected.getClass().getName()));
    }

    @Override
    public void close() {
        Optional.ofNullable(span).ifPresent(RequestSpan::close);
    }
}
