// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.audit.QueryEntry;
import dev.mcpsql.audit.QueryTrail;
import dev.mcpsql.audit.TrailUnavailableException;
import dev.mcpsql.executor.Truncation;
import dev.mcpsql.tool.ToolAnswer.Ending;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.Decision;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a tool does: one row, then the answer; no row, no answer. */
class ToolsTest {

    private final Caller ada = new Caller(
            UUID.fromString("00000000-0000-4000-8000-0000000000aa"),
            "ada",
            new ProfileName("analyst"),
            "client",
            "token",
            "127.0.0.1");
    private final Clock noon = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final List<QueryEntry> rows = new ArrayList<>();
    private final List<Decision> watched = new ArrayList<>();

    @Test
    void writesOneRowForAnAnswer() {
        Content content = new Content(List.of("n"), List.of("in\u202eteger"), "[[7]]", 1, 5, Truncation.ROWS);

        ToolAnswer answer = call(call -> Outcome.answered(content, "SELECT 7"), rows::add);

        assertThat(answer.ending()).isEqualTo(Ending.ANSWERED);
        assertThat(answer.columnTypes())
                .singleElement()
                .asString()
                .matches("<(untrusted-data-.{36})>in\\\\u202eteger</\\1>");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.caller()).isEqualTo(ada);
            assertThat(row.tool()).isEqualTo("probe");
            assertThat(row.rawSql()).isEqualTo("as asked");
            assertThat(row.executedSql()).isEqualTo("SELECT 7");
            assertThat(row.decision()).isEqualTo(Decision.ALLOWED);
            assertThat(row.reason()).isEmpty();
            assertThat(row.rowCount()).isEqualTo(1);
            assertThat(row.answerBytes()).isEqualTo(5);
            assertThat(row.truncated()).isTrue();
            assertThat(row.duration()).isEqualTo(Duration.ZERO);
        });
        assertThat(watched).containsExactly(Decision.ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(OutcomeReason.class)
    void writesOneRowForEachReason(OutcomeReason reason) {
        ToolAnswer answer = call(call -> Outcome.refused(reason, "no"), rows::add);

        assertThat(answer.ending()).isEqualTo(Ending.REFUSED);
        assertThat(answer.json()).isEqualTo(reason.code());
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.reason())
                .hasValue(reason));
        assertThat(watched).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = OutcomeReason.class,
            names = {"EXECUTION_ERROR", "TIMEOUT", "CANCELLED", "UNAVAILABLE", "INTERNAL_ERROR"})
    void countsWhatRanAsAllowed(OutcomeReason reason) {
        assertThat(Outcome.refused(reason, "").decision()).isEqualTo(Decision.ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(
            value = OutcomeReason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXECUTION_ERROR", "TIMEOUT", "CANCELLED", "UNAVAILABLE", "INTERNAL_ERROR"})
    void countsWhatWasRefusedAsRejected(OutcomeReason reason) {
        assertThat(Outcome.refused(reason, "").decision()).isEqualTo(Decision.REJECTED);
    }

    @Test
    void keepsTheSqlStateAndTheExecutedTextOfAFailure() {
        Refusal refusal = new Refusal(OutcomeReason.TIMEOUT, "too slow");

        call(call -> Outcome.failed(refusal, "SELECT 1", "57014"), rows::add);

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.sqlState()).isEqualTo("57014");
            assertThat(row.executedSql()).isEqualTo("SELECT 1");
        });
    }

    @Test
    void writesOneRowWhenTheToolBreaks() {
        ToolAnswer answer = call(
                call -> {
                    throw new IllegalStateException("secret row content");
                },
                rows::add);

        assertThat(answer).isEqualTo(new ToolAnswer("internal_error", Ending.REFUSED, List.of()));
        assertThat(rows).extracting(QueryEntry::reason).containsExactly(Optional.of(OutcomeReason.INTERNAL_ERROR));
    }

    @Test
    void withholdsTheAnswerWhenTheRowIsLost() {
        QueryTrail lost = row -> {
            throw new TrailUnavailableException("down", new IllegalStateException());
        };

        ToolAnswer answer = call(call -> Outcome.answered(Content.NONE, "SELECT 1"), lost);

        assertThat(answer).isEqualTo(new ToolAnswer("unavailable", Ending.REFUSED, List.of()));
        assertThat(watched).isEmpty();
    }

    @Test
    void answersNothingWhenTheTrailItselfBreaks() {
        QueryTrail broken = row -> {
            throw new IllegalStateException("bug");
        };

        assertThatThrownBy(() -> call(call -> Outcome.answered(Content.NONE, ""), broken))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writesNothingForAToolThatIsNotThere() {
        Tools tools = new Tools(List.of(), rows::add, (caller, decision) -> {}, noon);

        assertThat(tools.call(ada, "run_query", JsonMapper.shared().createObjectNode(), cancel -> {}))
                .isEmpty();
        assertThat(rows).isEmpty();
    }

    @Test
    void givesEachCallAnIdOfItsOwn() {
        call(call -> Outcome.answered(Content.NONE, ""), rows::add);
        call(call -> Outcome.answered(Content.NONE, ""), rows::add);

        assertThat(rows).extracting(QueryEntry::callId).doesNotHaveDuplicates();
    }

    @Test
    void logsAFaultWithoutItsMessages() {
        Fault fault = Fault.of(new IllegalStateException("select secret", new IllegalArgumentException("row content")));

        assertThat(fault)
                .hasMessage("java.lang.IllegalStateException by java.lang.IllegalArgumentException")
                .hasNoCause();
    }

    private ToolAnswer call(Function<ToolCall, Outcome> work, QueryTrail trail) {
        Tools tools = new Tools(List.of(new Probe(work)), trail, (caller, decision) -> watched.add(decision), noon);
        return tools.call(ada, "probe", JsonMapper.shared().createObjectNode(), cancel -> {})
                .orElseThrow();
    }

    private record Probe(Function<ToolCall, Outcome> work) implements Tool {
        @Override
        public ToolDescription description() {
            JsonNode schema = JsonMapper.shared().createObjectNode();
            return new ToolDescription("probe", "Probe", "Probes.", schema, schema);
        }

        @Override
        public String asked(ToolCall call) {
            return "as asked";
        }

        @Override
        public Outcome run(ToolCall call) {
            return work.apply(call);
        }

        @Override
        public String answer(Outcome outcome, Duration took, Fence fence) {
            return outcome.reason().map(OutcomeReason::code).orElse("fine");
        }
    }
}
