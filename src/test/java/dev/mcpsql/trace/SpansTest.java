// SPDX-License-Identifier: MIT
package dev.mcpsql.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "b7ad6b7169203331";
    private static final TraceFields NOWHERE = new TraceFields("", "");

    /** What a virtual machine with an agent has. */
    private static final class Recorder implements SpanExporter, OpenTelemetry {
        private final List<SpanData> spans = new ArrayList<>();
        private final SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(this))
                .build();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public SdkTracerProvider getTracerProvider() {
            return provider;
        }

        @Override
        public ContextPropagators getPropagators() {
            return ContextPropagators.noop();
        }
    }

    private final Recorder recorder = new Recorder();
    private final Spans recorded = new Spans(recorder);
    private final Spans silent = new Spans(OpenTelemetry.noop());

    /** Version, length, case, zeroes and flags as W3C Trace Context §3.2 and §4.3 have them; a later version may be longer. */
    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01       | 0af7651916cd43dd8448eb211c80319c
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00       | 0af7651916cd43dd8448eb211c80319c
            cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01       | 0af7651916cd43dd8448eb211c80319c
            cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later | 0af7651916cd43dd8448eb211c80319c
            ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01       | ''
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later | ''
            00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01       | ''
            00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01       | ''
            00-00000000000000000000000000000000-b7ad6b7169203331-01       | ''
            00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01       | ''
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g       | ''
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331          | ''
            00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01        | ''
            00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01       | ''
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01,00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 | ''
            %0d%0aERROR forged                                            | ''
            ''                                                            | ''
            """)
    void carryASoundTraceIntoLogLines(String parent, String trace) {
        String words = words(List.of(new TraceFields(parent, "")));

        assertThat(words).isEqualTo(trace.isEmpty() ? "" : ", trace " + trace);
    }

    @Test
    void preferTheFirstSoundPlace() {
        TraceFields meta = new TraceFields("00-" + TRACE + "-" + PARENT + "-01", "");
        TraceFields header = new TraceFields("00-" + OTHER + "-" + PARENT + "-01", "");
        TraceFields broken = new TraceFields("00-" + TRACE, "");

        assertThat(words(List.of(meta, header))).endsWith(TRACE);
        assertThat(words(List.of(NOWHERE, header))).endsWith(OTHER);
        assertThat(words(List.of(broken, header))).endsWith(OTHER);
        assertThat(words(List.of(broken, NOWHERE))).isEmpty();
    }

    private String words(List<TraceFields> places) {
        try (RequestSpan span = silent.begin("tools/call", places)) {
            assertThat(span).isNotNull();
            return CurrentTrace.inWords();
        }
    }

    @Test
    void leaveNothingOnTheThread() {
        words(List.of(new TraceFields("00-" + TRACE + "-" + PARENT + "-01", "")));

        assertThat(CurrentTrace.inWords()).isEmpty();
    }

    @Test
    void areChildrenOfTheClientsSpan() {
        try (RequestSpan span = recorded.begin(
                "tools/call", List.of(new TraceFields("00-" + TRACE + "-" + PARENT + "-01", "vendor=1,other=2")))) {
            span.with("mcp.method.name", "tools/call");
        }

        assertThat(recorder.spans).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("tools/call");
            assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(PARENT);
            assertThat(span.getParentSpanContext().isRemote()).isTrue();
            assertThat(span.getSpanContext().getTraceState().asMap())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("vendor", "1", "other", "2"));
        });
    }

    @Test
    void beginATraceOfTheirOwnWhenAskedWithoutOne() {
        recorded.begin("ping", List.of(NOWHERE)).close();
        recorded.begin("ping", List.of(NOWHERE)).close();

        assertThat(recorder.spans).hasSize(2).allSatisfy(span -> assertThat(
                        span.getParentSpanContext().isValid())
                .isFalse());
        assertThat(recorder.spans).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            no equals sign
            UPPER=1
            a=1,a
            =1
            """)
    void forgetAStateThatIsMalformedAndKeepTheTrace(String state) {
        recorded.begin("ping", List.of(new TraceFields("00-" + TRACE + "-" + PARENT + "-01", state)))
                .close();

        assertThat(recorder.spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getSpanContext().getTraceState().isEmpty()).isTrue();
        });
    }

    @Test
    void keepNoStateWithoutBound() {
        TraceFields long512 = TraceFields.of(name -> Optional.of("a=" + "x".repeat(510)));
        TraceFields long513 = TraceFields.of(name -> Optional.of("a=" + "x".repeat(511)));

        assertThat(long512.state()).hasSize(512);
        assertThat(long513.state()).isEmpty();
    }

    @Test
    void sayThatTheServerFailed() {
        try (RequestSpan span = recorded.begin("ping", List.of())) {
            span.failed("java.lang.IllegalStateException");
        }

        assertThat(recorder.spans).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).hasToString("ERROR");
            assertThat(span.getStatus().getDescription()).isEmpty();
        });
    }

    @Test
    void nameTheCallAsItsRowDoes() {
        UUID call = UUID.randomUUID();
        try (RequestSpan span = recorded.begin("tools/call", List.of())) {
            assertThat(span).isNotNull();
            CurrentTrace.note(call, "run_query", "timeout");
        }

        assertThat(recorder.spans.get(0).getAttributes().asMap().values())
                .map(Object::toString)
                .containsExactlyInAnyOrder(call.toString(), "timeout");
    }
}
