// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The header fields that matter here. A field that came twice reads as one value with a comma in it, and so matches nothing.
 *
 * @param field the value of a field by name, names compared without case (RFC 9110 §5.1)
 */
public record RequestHead(Function<String, Optional<String>> field) {

    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNWELCOME = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)");

    /** MCP 2026-07-28, basic/transports/streamable-http, "Protocol Version Header". */
    public Optional<String> protocolVersion() {
        return value("MCP-Protocol-Version");
    }

    /** The same page, "Standard Request Headers". */
    public Optional<String> method() {
        return value("Mcp-Method");
    }

    /** The same page, "Value Encoding": the sentinel is taken off; empty when what is in it is not Base64 of UTF-8. */
    public Optional<String> name() {
        return value("Mcp-Name").flatMap(HeaderValue::decoded);
    }

    /** Whether the body says it is JSON in UTF-8, unpacked: a compressed body could grow without bound. */
    public boolean bringsJson() {
        return value("Content-Type")
                        .filter(type -> JSON.matcher(type).matches())
                        .isPresent()
                && value("Content-Encoding").orElse("identity").equalsIgnoreCase("identity");
    }

    /** Whether an answer in JSON is welcome; a request without the field takes anything (RFC 9110 §12.5.1). */
    public boolean takesJson() {
        return value("Accept").map(RequestHead::admitsJson).orElse(true);
    }

    /** Whether the client says that it reads a stream of events, which it must (MCP, "Sending Messages to the Server"). */
    public boolean takesEvents() {
        return value("Accept").stream().flatMap(RequestHead::ranges).anyMatch("text/event-stream"::equals);
    }

    /** The announced length; empty for a chunked body. */
    public OptionalLong length() {
        return value("Content-Length").filter(text -> text.matches("\\d{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private Optional<String> value(String name) {
        return field.apply(name).map(String::strip);
    }

    private static boolean admitsJson(String accept) {
        return ranges(accept)
                .anyMatch(range ->
                        range.equals("application/json") || range.equals("application/*") || range.equals("*/*"));
    }

    /** The media ranges that are welcome; a weight of zero says that one is not (RFC 9110 §12.4.2). */
    private static Stream<String> ranges(String accept) {
        return Stream.of(accept.toLowerCase(Locale.ROOT).split(",", -1))
                .filter(range -> !UNWELCOME.matcher(range).find())
                .map(range -> range.split(";", 2)[0].strip());
    }
}
