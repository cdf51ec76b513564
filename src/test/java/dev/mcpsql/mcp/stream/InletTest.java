// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A body is read as it comes, within its bound and its time; what became of it is told once. */
class InletTest {

    private static final int BOUND = 100_000;

    private final HandTimer timer = new HandTimer();
    private final Client client = new Client();
    private final List<String> told = new ArrayList<>();

    @Test
    void isWholeAtOnceWhenAllIsThere() {
        client.brings("{\"a\"", ":1}").ends();

        read();

        assertThat(told).containsExactly("whole {\"a\":1}");
        assertThat(timer.due()).isZero();
    }

    @Test
    void isWholeWhenTheLastPieceHasCome() throws IOException {
        read();
        for (String piece : List.of("{", "\"ä\"", "}")) {
            client.brings(piece).arrives();
            assertThat(told).isEmpty();
        }

        client.ends().arrives();

        assertThat(told).containsExactly("whole {\"ä\"}");
        assertThat(timer.due()).isZero();
    }

    /** To ask for more is to wait for it. */
    @Test
    void isNotAskedForMoreThanWasAnnounced() throws IOException {
        Inlet.read(client, "{\"a\":1}".length(), BOUND, new Recorder(told), timer);
        client.brings("{\"a\"").arrives();
        int asked = client.asked;

        client.brings(":1}").arrives();

        assertThat(told).containsExactly("whole {\"a\":1}");
        assertThat(client.asked).isEqualTo(asked + 1);
        assertThat(timer.due()).isZero();
    }

    @Test
    void isWholeWhenItIsEmpty() throws IOException {
        read();

        client.ends().listener().onAllDataRead();

        assertThat(told).containsExactly("whole ");
    }

    @Test
    void mayHaveExactlyTheBound() {
        client.brings("x".repeat(BOUND)).ends();

        read();

        assertThat(told).hasSize(1).first().asString().hasSize("whole ".length() + BOUND);
    }

    @Test
    void isReadNoFurtherThanTheBound() {
        client.brings("x".repeat(50 * BOUND));

        read();

        assertThat(told).containsExactly("too large");
        assertThat(client.given).isLessThan(2 * BOUND);
        assertThat(timer.due()).isZero();
    }

    @Test
    void mustBeThereInTime() throws IOException {
        client.brings("{");
        read();

        timer.pass(Inlet.DEADLINE.minusMillis(1));
        assertThat(told).isEmpty();
        timer.pass(Duration.ofMillis(1));
        client.brings("}").ends().arrives();

        assertThat(told).containsExactly("too slow");
    }

    /** A byte now and then does not buy more of it. */
    @Test
    void hasOneDeadlineHoweverBusyItsClientIs() throws IOException {
        read();

        for (int piece = 0; piece < 11; piece++) {
            client.brings("[").arrives();
            timer.pass(Duration.ofSeconds(1));
        }

        assertThat(told).containsExactly("too slow");
    }

    @Test
    void mayBreakOff() {
        client.brings("{");
        read();

        client.listener().onError(new EOFException());
        client.listener().onError(new EOFException());

        assertThat(told).containsExactly("broken off by EOFException");
        assertThat(timer.due()).isZero();
    }

    private void read() {
        Inlet.read(client, -1, BOUND, new Recorder(told), timer);
    }

    private record Recorder(List<String> told) implements Inlet.Receiver {
        @Override
        public void whole(byte[] body) {
            told.add("whole " + new String(body, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLarge() {
            told.add("too large");
        }

        @Override
        public void tooSlow() {
            told.add("too slow");
        }

        @Override
        public void brokenOff(Throwable cause) {
            told.add("broken off by " + cause.getClass().getSimpleName());
        }
    }

    /** What a container gives: pieces, readiness while there are some, and the end when it is known. */
    private static final class Client extends ServletInputStream {

        private final Deque<byte[]> pieces = new ArrayDeque<>();
        private ReadListener listener;
        private boolean ended;
        private long given;
        private int asked;

        Client brings(String... more) {
            for (String piece : more) {
                pieces.add(piece.getBytes(StandardCharsets.UTF_8));
            }
            return this;
        }

        Client ends() {
            ended = true;
            return this;
        }

        void arrives() throws IOException {
            listener().onDataAvailable();
        }

        ReadListener listener() {
            return Objects.requireNonNull(listener);
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public int available() {
            return pieces.stream().mapToInt(piece -> piece.length).sum();
        }

        @Override
        public boolean isReady() {
            asked++;
            return !pieces.isEmpty();
        }

        @Override
        public void setReadListener(ReadListener heard) {
            listener = heard;
            try {
                if (isReady()) {
                    heard.onDataAvailable();
                }
            } catch (IOException broken) {
                heard.onError(broken);
            }
        }

        @Override
        public int read() throws IOException {
            throw new IOException("not by the byte");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            byte[] piece = pieces.remove();
            int read = Math.min(length, piece.length);
            System.arraycopy(piece, 0, into, from, read);
            if (read < piece.length) {
                pieces.addFirst(Arrays.copyOfRange(piece, read, piece.length));
            }
            given += read;
            return read;
        }
    }
}
