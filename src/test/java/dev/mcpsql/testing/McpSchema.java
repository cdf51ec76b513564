// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema of one version of the Model Context Protocol, as its project publishes it. */
public final class McpSchema {

    private final ObjectNode root;
    private final String definitions;

    private McpSchema(ObjectNode root) {
        this.root = root;
        this.definitions = root.has("$defs") ? "$defs" : "definitions";
    }

    /** The schema of that version. */
    public static McpSchema of(String version) {
        try (InputStream file = McpSchema.class.getResourceAsStream("/dev/mcpsql/schema/mcp-" + version + ".json.gz");
                InputStream text = new GZIPInputStream(file)) {
            return new McpSchema((ObjectNode) JsonMapper.shared().readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What keeps the value from being of the kind that the schema defines under that name. */
    public List<String> faults(String kind, JsonNode value) {
        ObjectNode schema = root.deepCopy().put("$ref", "#/" + definitions + "/" + kind);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(value)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** The kinds of message that make up that union, such as {@code ClientRequest}. */
    public Stream<String> members(String union) {
        return definition(union).has("anyOf")
                ? definition(union).path("anyOf").valueStream().map(McpSchema::referred)
                : Stream.of(union);
    }

    /** The method of messages of that kind. */
    public String method(String kind) {
        return definition(kind)
                .path("properties")
                .path("method")
                .required("const")
                .asString();
    }

    /** The kind of the requests with that method, if this version has it. */
    public Optional<String> request(String method) {
        return members("ClientRequest")
                .filter(kind -> method(kind).equals(method))
                .findFirst();
    }

    /** The kind of the server's notifications with that method, if this version has it. */
    public Optional<String> notification(String method) {
        return members("ServerNotification")
                .filter(kind -> method(kind).equals(method))
                .findFirst();
    }

    /** The kind of the results of requests with that method, if this version has it. */
    public Optional<String> result(String method) {
        return request(method)
                .map(kind -> kind.replaceFirst("Request$", "Result"))
                .map(kind -> root.path(definitions).has(kind) ? kind : "EmptyResult");
    }

    /** Messages that are answers with an error. */
    public String error() {
        return root.path(definitions).has("JSONRPCErrorResponse") ? "JSONRPCErrorResponse" : "JSONRPCError";
    }

    private static String referred(JsonNode member) {
        String reference = member.required("$ref").asString();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private JsonNode definition(String kind) {
        return root.required(definitions).required(kind);
    }
}
