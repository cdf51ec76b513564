// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.stream.EventSink;
import dev.mcpsql.mcp.stream.HandTimer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A quick reply is JSON; a slow one is preceded by signs of life, whose failure ends the call. */
class AnsweringTest {

    private static final Optional<JsonNode> NO_TOKEN = Optional.empty();
    private static final Optional<JsonNode> TOKEN =
            Optional.of(JsonMapper.shared().readTree("\"t\""));
    private static final Answer REPLY = new Answer.Whole(new Reply(200, "{\"text\":\"ä\"}"));
    private static final String EVENT = "event: message\ndata: {\"text\":\"ä\"}\n\n";

    private final RecordedResponse response = new RecordedResponse();
    private final HandTimer timer = new HandTimer();
    private final AtomicInteger cancelled = new AtomicInteger();

    @Test
    void isJsonWithItsLengthWhenTheReplyIsQuick() throws IOException {
        Answering answering = began(true, NO_TOKEN);
        timer.pass(Duration.ofMillis(399));

        answering.give(REPLY);

        assertThat(response.head())
                .containsEntry("status", "200")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Content-Length", "13")
                .containsEntry("Cache-Control", "no-store");
        assertThat(response.body()).isEqualTo("{\"text\":\"ä\"}");
        assertThat(response.completed()).isEqualTo(1);
        assertThat(timer.due()).isZero();
    }

    @Test
    void isAStreamOfCommentsAndTheEventWhenItTakesLonger() throws IOException {
        Answering answering = began(true, NO_TOKEN);
        timer.pass(Duration.ofMillis(800));

        answering.give(REPLY);

        assertThat(response.head())
                .containsEntry("Content-Type", "text/event-stream")
                .containsEntry("X-Accel-Buffering", "no")
                .containsEntry("Cache-Control", "no-store")
                .doesNotContainKey("Content-Length");
        assertThat(response.body()).isEqualTo(":\n\n".repeat(3) + EVENT);
        assertThat(response.completed()).isEqualTo(1);
        assertThat(timer.due()).isZero();
    }

    @Test
    void tellsProgressSoonAndOnceASecondWhenItWasAskedFor() throws IOException {
        Answering answering = began(true, TOKEN);
        timer.pass(Duration.ofMillis(1200));

        answering.give(REPLY);

        assertThat(response.body().lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "event: message",
                        progress("0.1"),
                        ":",
                        ":",
                        ":",
                        ":",
                        "event: message",
                        progress("1.1"),
                        "event: message",
                        "data: {\"text\":\"ä\"}");
    }

    @Test
    void isJsonBehindWhiteSpaceForAClientThatReadsNoEvents() throws IOException {
        Answering answering = began(false, TOKEN);
        timer.pass(Duration.ofMillis(800));

        answering.give(REPLY);

        assertThat(response.head()).containsEntry("Content-Type", "application/json");
        assertThat(response.body()).isEqualTo("   {\"text\":\"ä\"}");
        assertThat(response.completed()).isEqualTo(1);
    }

    @Test
    void hasNoEventForACallThatWasTakenBack() throws IOException {
        Answering answering = began(true, NO_TOKEN);
        timer.pass(Duration.ofMillis(400));

        answering.give(new Answer.Whole(Reply.accepted()));

        assertThat(response.body()).isEqualTo(":\n\n");
        assertThat(response.completed()).isEqualTo(1);
    }

    @Test
    void saysNothingAfterTheReply() throws IOException {
        Answering answering = began(true, TOKEN);
        timer.pass(Duration.ofMillis(400));
        answering.give(REPLY);
        String said = response.body();

        answering.give(REPLY);
        timer.pass(Duration.ofMinutes(1));

        assertThat(response.body()).isEqualTo(said);
        assertThat(response.completed()).isEqualTo(1);
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void cancelsTheCallOnceWhenTheClientIsGone() throws IOException {
        began(true, NO_TOKEN);
        timer.pass(Duration.ofSeconds(1));
        assertThat(cancelled).hasValue(0);

        response.closes();
        timer.pass(Duration.ofSeconds(1));

        assertThat(cancelled).hasValue(1);
        assertThat(response.completed()).isEqualTo(1);
    }

    @Test
    void cancelsTheCallOfAClientThatReadsNoEventsToo() throws IOException {
        began(false, NO_TOKEN);
        timer.pass(Duration.ofSeconds(1));

        response.closes();
        timer.pass(Duration.ofSeconds(1));

        assertThat(cancelled).hasValue(1);
    }

    @Test
    void handsAStreamOverThatStaysOpen() throws IOException {
        Answering answering = answering(true);

        answering.give(new Answer.Stream(EventSink::comment));

        assertThat(response.head()).containsEntry("Content-Type", "text/event-stream");
        assertThat(response.body()).isEqualTo(":\n\n");
        assertThat(response.completed()).isZero();
    }

    private Answering began(boolean takesEvents, Optional<JsonNode> token) throws IOException {
        Answering answering = answering(takesEvents);
        answering.watch(token).began(cancelled::incrementAndGet);
        return answering;
    }

    private Answering answering(boolean takesEvents) throws IOException {
        Delivery delivery = new Delivery(response.context(), response.response(), timer, () -> {});
        return new Answering(delivery, takesEvents, timer, Runnable::run);
    }

    private static String progress(String seconds) {
        return "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"t\","
                + "\"progress\":" + seconds + ",\"message\":\"The call has been running for " + seconds + " s.\"}}";
    }
}
