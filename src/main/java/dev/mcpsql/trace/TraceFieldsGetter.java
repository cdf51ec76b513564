// SPDX-License-Identifier: MIT
package dev.mcpsql.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How OpenTelemetry reads {@link TraceFields}. */
final class TraceFieldsGetter implements TextMapGetter<TraceFields> {

    @Override
    public Iterable<String> keys(TraceFields carrier) {
        return List.of("traceparent", "tracestate");
    }

    @Override
    public @Nullable String get(@Nullable TraceFields carrier, String key) {
        return carrier == null ? null : carrier.value(key).orElse(null);
    }
}
