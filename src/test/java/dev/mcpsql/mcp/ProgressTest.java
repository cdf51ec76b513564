// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.McpSchema;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class ProgressTest {

    private final Progress progress = new Progress(StringNode.valueOf("token"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "a"                  | PT0.1S  | 0.1
            "a \\" b"            | PT1S    | 1
            7                    | PT10S   | 10
            12345678901234567890 | PT1M40S | 100
            -1                   | PT1.25S | 1.25
            """)
    void saysTheSecondsThatHaveGone(String token, Duration running, String seconds) {
        JsonNode asked = JsonMapper.shared().readTree(token);

        assertThat(JsonMapper.shared()
                        .readTree(new Progress(asked).after(running).orElseThrow()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"jsonrpc": "2.0", "method": "notifications/progress", "params": {
                          "progressToken": %1$s, "progress": %2$s, "message": "The call has been running for %2$s s."}}
                        """.formatted(asked, seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
    void isTheSameKindInEveryVersion(String version) {
        JsonNode message = JsonMapper.shared()
                .readTree(progress.after(Duration.ofMillis(1500)).orElseThrow());

        assertThat(McpSchema.of(version).faults("ProgressNotification", message))
                .isEmpty();
    }

    @Test
    void isDueOnceASecond() {
        assertThat(progress.after(Duration.ofMillis(100))).isPresent();
        assertThat(progress.after(Duration.ofMillis(1099))).isEmpty();
        assertThat(progress.after(Duration.ofMillis(1100))).isPresent();
        assertThat(progress.after(Duration.ofMillis(1300))).isEmpty();
        assertThat(progress.after(Duration.ofSeconds(5))).isPresent();
    }
}
