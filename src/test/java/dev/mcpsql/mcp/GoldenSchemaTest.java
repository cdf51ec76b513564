// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.McpSchema;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The golden messages against the schemas that the protocol's project publishes, each against that of its version. */
class GoldenSchemaTest {

    private static final String MODERN = "2026-07-28";

    /** What a request without a version header speaks (MCP 2025-11-25, basic/transports, "Protocol Version Header"). */
    private static final String UNNAMED = "2025-03-26";

    /** Errors for which the modern schema asks more than for others. */
    private static final Map<Integer, String> MODERN_ERRORS = Map.of(
            -32020, "HeaderMismatchError",
            -32021, "MissingRequiredClientCapabilityError",
            -32022, "UnsupportedProtocolVersionError");

    @ParameterizedTest
    @MethodSource("results")
    void resultsAreOfTheirKind(GoldenFile golden) {
        McpSchema schema = McpSchema.of(version(golden));
        String kind = schema.result(golden.method()).orElseThrow();
        JsonNode result = golden.response().orElseThrow().required("result");

        assertThat(schema.faults(kind, result)).as(kind).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("results")
    void requestsThatHaveResultsAreOfTheirKind(GoldenFile golden) {
        McpSchema schema = McpSchema.of(version(golden));
        String kind = schema.request(golden.method()).orElseThrow();

        assertThat(schema.faults(kind, golden.request())).as(kind).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsAreOfTheirKind(GoldenFile golden) {
        McpSchema schema = McpSchema.of(version(golden));
        JsonNode response = golden.response().orElseThrow();
        String kind = Optional.of(response.path("error").path("code").asInt())
                .filter(code -> golden.era().equals("modern"))
                .map(MODERN_ERRORS::get)
                .orElse(schema.error());

        assertThat(schema.faults(kind, response)).as(kind).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void messagesOfStreamsAreOfTheirKind(GoldenFile golden) {
        McpSchema schema = McpSchema.of(version(golden));

        assertThat(golden.stream()).allSatisfy(message -> {
            String kind = message.has("result") ? resultMessage(schema, golden) : notification(schema, message);
            assertThat(schema.faults(kind, message)).as(kind).isEmpty();
        });
    }

    private static String resultMessage(McpSchema schema, GoldenFile golden) {
        return schema.result(golden.method()).orElseThrow() + "Response";
    }

    private static String notification(McpSchema schema, JsonNode message) {
        return schema.notification(message.required("method").asString()).orElseThrow();
    }

    static Stream<GoldenFile> streams() {
        return GoldenFile.all().stream().filter(golden -> !golden.stream().isEmpty());
    }

    static Stream<GoldenFile> results() {
        return GoldenFile.all().stream().filter(golden -> has(golden, "result"));
    }

    static Stream<GoldenFile> errors() {
        return GoldenFile.all().stream().filter(golden -> has(golden, "error"));
    }

    private static boolean has(GoldenFile golden, String member) {
        return golden.response().filter(response -> response.has(member)).isPresent();
    }

    private static String version(GoldenFile golden) {
        return switch (golden.era()) {
            case "legacy" -> legacyVersion(golden);
            default -> MODERN;
        };
    }

    private static String legacyVersion(GoldenFile golden) {
        String agreed =
                golden.response().orElseThrow().at("/result/protocolVersion").asString("");
        return agreed.isEmpty() ? golden.headers().getOrDefault("MCP-Protocol-Version", UNNAMED) : agreed;
    }
}
