// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Progress names the token as it came, grows each time, and is told once a second at most. */
class ProgressTest {

    @Test
    void isANotificationOfTheSecondsSoFar() {
        Progress progress = new Progress(json("\"a-1\""));

        assertThat(progress.after(Duration.ofMillis(100)))
                .map(ProgressTest::json)
                .contains(json("""
                {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"a-1","progress":0.1,\
                "message":"The call has been running for 0.1 s."}}"""));
    }

    @Test
    void growsAndComesOnceASecondAtMost() {
        Progress progress = new Progress(json("1"));

        List<BigDecimal> told = Stream.iterate(Duration.ofMillis(100), running -> running.plusMillis(200))
                .limit(300)
                .map(progress::after)
                .flatMap(Optional::stream)
                .map(text -> json(text).path("params").path("progress").decimalValue())
                .toList();

        assertThat(told).hasSize(60).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"ä\\n\"", "0", "-7", "123456789012345678901234567890"})
    void givesTheTokenBackAsItCame(String token) {
        String told = new Progress(json(token)).after(Duration.ofSeconds(1)).orElseThrow();

        assertThat(json(told).path("params").path("progressToken")).isEqualTo(json(token));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
