// SPDX-License-Identifier: MIT
package dev.mcpsql.trace;

import dev.mcpsql.config.Component;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.util.List;

/** Begins the spans of requests. Without an agent they record nothing, and still carry the client's trace along. */
@Component
public final class Spans {

    private static final String SCOPE = "dev.mcpsql";

    private final Tracer tracer;
    private final TraceFieldsGetter getter = new TraceFieldsGetter();

    /** Of the virtual machine's OpenTelemetry. */
    @Inject
    public Spans() {
        this(GlobalOpenTelemetry.get());
    }

    Spans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(SCOPE);
    }

    /**
     * Begins the span of a request on this thread.
     *
     * @param name of the method and, where few are possible, of what it is asked of
     * @param places where the client may have named its trace; the first that holds a sound one counts
     */
    @SuppressWarnings("MustBeClosedChecker") // The span that is returned closes it.
    public RequestSpan begin(String name, List<TraceFields> places) {
        Span span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent(places))
                .startSpan();
        return new RequestSpan(span, span.makeCurrent());
    }

    private Context parent(List<TraceFields> places) {
        return places.stream()
                .map(place -> W3CTraceContextPropagator.getInstance().extract(Context.root(), place, getter))
                .filter(context -> Span.fromContext(context).getSpanContext().isValid())
                .findFirst()
                .orElse(Context.root());
    }
}
