// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.OutcomeReason;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool's result, and what may be said of it. */
final class ToolReply {

    private static final Pattern FENCE = Pattern.compile("(?s)<(untrusted-data-[0-9a-f-]{36})>(.*)</\\1>");

    private final JsonNode result;
    private final JsonNode answer;

    ToolReply(JsonNode result) {
        this.result = result;
        this.answer = JsonMapper.shared()
                .readTree(result.required("content").get(0).required("text").asString());
        assertThat(result.required("structuredContent")).isEqualTo(answer);
    }

    ToolReply isAnswered() {
        assertThat(result.path("isError").asBoolean(false)).as("%s", answer).isFalse();
        assertThat(answer.required("rejection_reason").asString()).isEmpty();
        return this;
    }

    ToolReply isRefused(OutcomeReason reason) {
        assertThat(result.path("isError").asBoolean(false)).as("%s", answer).isTrue();
        assertThat(answer.required("rejection_reason").asString()).isEqualTo(reason.code());
        assertThat(answer.required("hint").asString()).isNotEmpty();
        return this;
    }

    ToolReply hasColumns(String... names) {
        assertThat(answer.required("columns").valueStream().map(JsonNode::asString))
                .containsExactly(names);
        return this;
    }

    /** The rows, each as the JSON it came in. */
    List<String> rows() {
        return fenced("rows").valueStream().map(JsonNode::toString).toList();
    }

    /** The document inside the fence of a field. */
    JsonNode fenced(String field) {
        Matcher inside = FENCE.matcher(answer.required(field).asString());
        assertThat(inside.matches()).as("%s", answer).isTrue();
        return JsonMapper.shared().readTree(inside.group(2));
    }

    /** The whole answer. */
    JsonNode answer() {
        return answer;
    }
}
