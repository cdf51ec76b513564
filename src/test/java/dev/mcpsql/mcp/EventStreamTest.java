// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.mcp.message.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A stream is comments and one event, and ends the call when nobody reads it. */
class EventStreamTest {

    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final EventStream stream = new EventStream(reply, cancelled::incrementAndGet);

    @Test
    void isACommentAndTheEvent() {
        reply.complete(new Reply(200, "{\"text\":\"ä\"}"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        stream.write(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(":\n\nevent: message\ndata: {\"text\":\"ä\"}\n\n");
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void hasNoEventForAReplyThatNobodyWants() {
        reply.complete(Reply.accepted());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        stream.write(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(":\n\n");
    }

    @Test
    void sendsCommentsUntilTheReplyIsThere() {
        StringBuilder sent = new StringBuilder();

        stream.write(new Client() {
            @Override
            void receives(String text) {
                sent.append(text);
                if (sent.toString().equals(":\n\n".repeat(3))) {
                    reply.complete(new Reply(200, "{}"));
                }
            }
        });

        assertThat(sent).hasToString(":\n\n".repeat(3) + "event: message\ndata: {}\n\n");
    }

    @Test
    void cancelsTheCallWhenNobodyReads() {
        AtomicInteger received = new AtomicInteger();

        stream.write(new Client() {
            @Override
            void receives(String text) throws IOException {
                if (received.incrementAndGet() == 3) {
                    throw new IOException("Broken pipe");
                }
            }
        });

        assertThat(cancelled).hasValue(1);
    }

    @Test
    void cancelsTheCallWhenItsThreadIsToEnd() {
        Thread.currentThread().interrupt();

        stream.write(new ByteArrayOutputStream());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancelled).hasValue(1);
    }

    /** Each write is one text. */
    private abstract static class Client extends OutputStream {
        abstract void receives(String text) throws IOException;

        @Override
        public void write(int one) throws IOException {
            throw new IOException("a stream is not written by the byte");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            receives(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
