// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answer to a call that takes its time, as a stream of one event (WHATWG HTML §9.2; MCP, "Receiving Messages").
 *
 * <p>Until the event is there comments go out. They are the only way to learn that nobody reads any more: the first one after
 * the client closed is answered by a reset, and the second one fails. Then the call is cancelled.
 *
 * @param reply comes when the call has ended, its row durable by then
 * @param cancel ends the call
 */
public record EventStream(CompletableFuture<Reply> reply, Runnable cancel) implements StreamingOutput {

    /** Two of them, and what a cancel takes, are within the second in which a cancelled statement has to end. */
    private static final Duration HEARTBEAT = Duration.ofMillis(200);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void write(OutputStream out) {
        try {
            do {
                out.write(COMMENT);
                out.flush();
            } while (!isThere());
            writeEvent(out);
            out.flush();
        } catch (IOException closed) {
            cancel.run();
        } catch (InterruptedException stopped) {
            cancel.run();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere() throws InterruptedException {
        try {
            reply.get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException("a reply is a value, never a failure", never);
        }
    }

    /** A message is one line of JSON, so it is one line of data. */
    private void writeEvent(OutputStream out) throws IOException {
        String json = reply.join().json();
        if (!json.isEmpty()) {
            out.write(("event: message\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
