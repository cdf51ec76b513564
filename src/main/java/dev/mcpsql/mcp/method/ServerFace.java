// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.mcp.message.Era;
import dev.mcpsql.tool.ToolAnswer;
import dev.mcpsql.tool.ToolDescription;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server says about itself and its tools; built of the SDK's schema types once, then copied into each answer. */
public final class ServerFace {

    /** The version in {@code pom.xml}; a test holds the two together. */
    static final String VERSION = "0.1.0-SNAPSHOT";

    /** Lists change with a deployment; a few minutes spare a client a question without hiding one for long. */
    private static final Duration CACHE = Duration.ofMinutes(5);

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.shared();
    private final String tools;
    private final String serverInfo;
    private final String legacyCapabilities;
    private final String modernCapabilities;
    private final String instructions;

    public ServerFace(List<ToolDescription> descriptions, String resourceName) {
        this.tools =
                json.writeValueAsString(descriptions.stream().map(this::tool).toList());
        this.serverInfo = json.writeValueAsString(Implementation.builder("jakarta-mcp-sql", VERSION)
                .title(resourceName)
                .build());
        this.legacyCapabilities = json.writeValueAsString(capabilities(Era.LEGACY));
        this.modernCapabilities = json.writeValueAsString(capabilities(Era.MODERN));
        this.instructions = Instructions.over(resourceName);
    }

    /** What changes is told on a stream that only the modern era has. */
    private static ServerCapabilities capabilities(Era era) {
        boolean changesAreTold = era == Era.MODERN;
        return ServerCapabilities.builder().tools(changesAreTold).build();
    }

    void writeInitializeResult(JsonGenerator out, String version) {
        out.writeStringProperty("protocolVersion", version);
        writeRaw(out, "capabilities", legacyCapabilities);
        writeRaw(out, "serverInfo", serverInfo);
        out.writeStringProperty("instructions", instructions);
    }

    void writeDiscoverResult(JsonGenerator out) {
        writeCacheable(out);
        out.writeArrayPropertyStart("supportedVersions");
        out.writeString(Era.MODERN_VERSION);
        Era.LEGACY_VERSIONS.forEach(out::writeString);
        out.writeEndArray();
        writeRaw(out, "capabilities", modernCapabilities);
        out.writeStringProperty("instructions", instructions);
    }

    void writeTools(JsonGenerator out) {
        writeRaw(out, "tools", tools);
    }

    /** A result that may be kept a while, by this person's client only: what there is depends on who asks (server/utilities/caching). */
    void writeCacheable(JsonGenerator out) {
        writeComplete(out);
        out.writeNumberProperty("ttlMs", CACHE.toMillis());
        out.writeStringProperty("cacheScope", "private");
    }

    /** What every modern result has (basic/index, "ResultType" and "Per-response protocol fields"). */
    void writeComplete(JsonGenerator out) {
        writeComplete(out, meta -> {});
    }

    /** The same for the result of a tool, which may have metadata of its own. */
    void writeComplete(JsonGenerator out, ToolAnswer answer) {
        writeComplete(out, meta -> ResultMeta.write(meta, answer));
    }

    /** The same with further metadata. */
    public void writeComplete(JsonGenerator out, Consumer<JsonGenerator> meta) {
        out.writeStringProperty("resultType", "complete");
        out.writeObjectPropertyStart("_meta");
        writeRaw(out, "io.modelcontextprotocol/serverInfo", serverInfo);
        meta.accept(out);
        out.writeEndObject();
    }

    private Tool tool(ToolDescription description) {
        return Tool.builder(description.name(), map(description.inputSchema()))
                .title(description.title())
                .description(description.description())
                .outputSchema(map(description.outputSchema()))
                .annotations(readOnly(description.title()))
                .build();
    }

    /** The protocol's default for the open world is true, so it is denied explicitly (server/tools, "ToolAnnotations"). */
    private static ToolAnnotations readOnly(String title) {
        return ToolAnnotations.builder()
                .title(title)
                .readOnlyHint(true)
                .destructiveHint(false)
                .idempotentHint(true)
                .openWorldHint(false)
                .build();
    }

    private Map<String, Object> map(JsonNode schema) {
        return json.convertValue(schema, OBJECT);
    }

    private static void writeRaw(JsonGenerator out, String name, String value) {
        out.writeName(name);
        out.writeRawValue(value);
    }
}
