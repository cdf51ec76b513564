// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reads one body as it comes; no thread waits for it, and it must be there in time (Jakarta Servlet 6.0 §3.7). */
public final class Inlet implements ReadListener {

    /** For a message of some kilobytes, over any line that works. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int PIECE_BYTES = 8 * 1024;

    /** What became of the body: one of these, once. */
    public interface Receiver {
        /** All of it. */
        void whole(byte[] body);

        /** There is more than the bound; the rest stays unread. */
        void tooLarge();

        /** The time was over before the body was. */
        void tooSlow();

        /** The client went away. */
        void brokenOff(Throwable cause);
    }

    private final ServletInputStream in;
    private final long announced;
    private final int mostBytes;
    private final Receiver receiver;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(PIECE_BYTES);
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile Timer.@Nullable Due deadline;

    private Inlet(ServletInputStream in, long announced, int mostBytes, Receiver receiver) {
        this.in = in;
        this.announced = announced;
        this.mostBytes = mostBytes;
        this.receiver = receiver;
    }

    /**
     * Begins to read; the receiver may be told before this returns.
     *
     * @param announced the length of the body in bytes (RFC 9110 §8.6), -1 where nobody knows it
     */
    public static void read(ServletInputStream in, long announced, int mostBytes, Receiver receiver, Timer timer) {
        Inlet inlet = new Inlet(in, announced, mostBytes, receiver);
        in.setReadListener(inlet);
        inlet.waitFor(timer);
    }

    private void waitFor(Timer timer) {
        if (!told.get()) {
            deadline = timer.in(DEADLINE, () -> tell(receiver::tooSlow));
            takeBackIfTold();
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        while (!told.get() && !isAtEnd() && in.isReady()) {
            take(piece, in.read(piece));
        }
        if (!told.get() && isAtEnd()) {
            onAllDataRead();
        }
    }

    /**
     * Whether to ask for no more. Payara, asked whether more is ready, begins to wait for it on the connection; where nothing more
     * comes that wait swallows the head of the next request. While the last piece of a body is handed over it does not know yet
     * that it is the last, so the length that was announced decides; where there is none, to some containers a body is finished
     * when it has come, to others when it has been read.
     */
    private boolean isAtEnd() throws IOException {
        return body.size() == announced || (in.isFinished() && in.available() == 0);
    }

    private void take(byte[] piece, int length) {
        body.write(piece, 0, Math.max(length, 0));
        if (body.size() > mostBytes) {
            tell(receiver::tooLarge);
        }
    }

    @Override
    public void onAllDataRead() {
        tell(() -> receiver.whole(taken()));
    }

    /** The container remembers its listener as long as the request lives, which for a stream may be hours. */
    private byte[] taken() {
        byte[] whole = body.toByteArray();
        body = new ByteArrayOutputStream(0);
        return whole;
    }

    @Override
    public void onError(Throwable cause) {
        tell(() -> receiver.brokenOff(cause));
    }

    private void tell(Runnable telling) {
        if (told.compareAndSet(false, true)) {
            takeBackIfTold();
            telling.run();
        }
    }

    private void takeBackIfTold() {
        Timer.Due due = deadline;
        if (told.get() && due != null) {
            due.cancel();
        }
    }
}
