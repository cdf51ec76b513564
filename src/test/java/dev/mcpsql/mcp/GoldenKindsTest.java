// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.testing.McpSchema;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a client may send has a golden file in each era, though the answer be that the server has no such method; so has each error. */
class GoldenKindsTest {

    /** Resources, prompts and completion have errors of their own; a tool's are in its result. */
    @ParameterizedTest
    @EnumSource(RpcError.class)
    void everyErrorIsThere(RpcError error) {
        assertThat(GoldenFile.all().stream()
                        .flatMap(file -> file.response().stream())
                        .map(response -> response.path("error").path("code").asInt()))
                .contains(error.code());
    }

    @TestFactory
    Stream<DynamicTest> everyMessageOfAClientIsAnswered() {
        return Stream.concat(tests("legacy", McpSchema.of("2025-11-25")), tests("modern", McpSchema.of("2026-07-28")));
    }

    private static Stream<DynamicTest> tests(String era, McpSchema schema) {
        Set<String> golden = GoldenFile.all().stream()
                .filter(file -> file.era().equals(era))
                .map(GoldenFile::method)
                .collect(Collectors.toSet());
        return Stream.of("ClientRequest", "ClientNotification")
                .flatMap(schema::members)
                .map(schema::method)
                .map(method -> DynamicTest.dynamicTest(
                        era + " " + method, () -> assertThat(golden).contains(method)));
    }
}
