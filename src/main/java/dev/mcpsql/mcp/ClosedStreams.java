// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Tells the writer of a stream once that the client closed it, and nobody after that: a client's way to cancel is no error, and
 * Jersey, which flushes and closes what it has handed out, would log it as a severe one.
 */
public class ClosedStreams implements WriterInterceptor {

    /** Made by JAX-RS. */
    public ClosedStreams() {}

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getEntity() instanceof EventStream)) {
            context.proceed();
            return;
        }
        ToldOnce out = new ToldOnce(context.getOutputStream());
        context.setOutputStream(out);
        try {
            context.proceed();
        } finally {
            out.writerIsDone();
        }
    }

    /** What fails once is tried no more. */
    static final class ToldOnce extends FilterOutputStream {
        private boolean closed;
        private boolean writerIsDone;

        ToldOnce(OutputStream out) {
            super(out);
        }

        /** From now on nobody is told: the client may close after its event, before Jersey does. */
        void writerIsDone() {
            writerIsDone = true;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            told(() -> out.write(bytes, from, length));
        }

        @Override
        public void write(int one) throws IOException {
            told(() -> out.write(one));
        }

        @Override
        public void flush() throws IOException {
            told(out::flush);
        }

        @Override
        public void close() throws IOException {
            told(out::close);
        }

        private void told(Step step) throws IOException {
            if (closed) {
                return;
            }
            try {
                step.take();
            } catch (IOException gone) {
                closed = true;
                if (!writerIsDone) {
                    throw gone;
                }
            }
        }

        private interface Step {
            void take() throws IOException;
        }
    }
}
