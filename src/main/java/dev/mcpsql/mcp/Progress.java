// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code notifications/progress} about one call (MCP 2026-07-28, basic/patterns/progress): the seconds for which it has been
 * running, since PostgreSQL does not tell how far it is. One a second at most.
 */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JsonNode token;
    private Duration next = Duration.ZERO;

    /** @param token of the request, a string or a whole number */
    Progress(JsonNode token) {
        this.token = token;
    }

    /** The notification that is due after so long a time, more than last time; empty when it is too soon. */
    Optional<String> after(Duration running) {
        if (running.compareTo(next) < 0) {
            return Optional.empty();
        }
        next = running.plus(PAUSE);
        return Optional.of(notification(running));
    }

    private String notification(Duration running) {
        BigDecimal seconds = BigDecimal.valueOf(running.toMillis(), 3).stripTrailingZeros();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty("jsonrpc", "2.0");
            out.writeStringProperty("method", "notifications/progress");
            out.writeObjectPropertyStart("params");
            out.writeName("progressToken");
            out.writeRawValue(token.toString());
            out.writeName("progress");
            out.writeRawValue(seconds.toPlainString());
            out.writeStringProperty("message", "The call has been running for " + seconds.toPlainString() + " s.");
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
    }
}
