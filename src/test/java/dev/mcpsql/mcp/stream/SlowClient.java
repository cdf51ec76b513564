// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A connection that takes so many writes and says so, as a container would; it tells when it is used against the rules. */
public final class SlowClient extends ServletOutputStream {

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private int writes;
    private boolean asked;
    private boolean closed;
    private int flushes;
    private Telling telling = listener -> {};

    /** What a container does when somebody wants to be told that it can be written to. */
    @FunctionalInterface
    public interface Telling {
        /** Tells the listener, or keeps it waiting. */
        void tell(WriteListener listener) throws IOException;
    }

    /** Takes so many more writes; a flush is none. */
    public void takes(int more) {
        writes += more;
    }

    /** Goes away: what comes next fails. */
    public void closes() {
        closed = true;
    }

    /** Does this with whoever listens from now on. */
    public void hears(Telling first) {
        telling = first;
    }

    /** All that came. */
    public String received() {
        return received.toString(StandardCharsets.UTF_8);
    }

    int flushes() {
        return flushes;
    }

    @Override
    public boolean isReady() {
        asked = writes > 0;
        return asked;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            telling.tell(listener);
        } catch (IOException closedEarly) {
            listener.onError(closedEarly);
        }
    }

    @Override
    public void write(int one) throws IOException {
        throw new IOException("not by the byte");
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        mustBeReady();
        writes--;
        received.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        mustBeReady();
        flushes++;
    }

    private void mustBeReady() throws IOException {
        if (closed) {
            throw new IOException("Broken pipe");
        }
        if (!asked) {
            throw new IllegalStateException("written to without being asked");
        }
        asked = false;
    }
}
