// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** A response that says nothing once its client is known to be gone: writing would fail, and containers log that as a fault. */
final class QuietResponse extends HttpServletResponseWrapper {

    private final BooleanSupplier gone;

    QuietResponse(HttpServletResponse response, BooleanSupplier gone) {
        super(response);
        this.gone = gone;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Quiet(super.getOutputStream());
    }

    @Override
    public void flushBuffer() throws IOException {
        unlessGone(super::flushBuffer);
    }

    private interface Step {
        void take() throws IOException;
    }

    private void unlessGone(Step step) throws IOException {
        if (!gone.getAsBoolean()) {
            step.take();
        }
    }

    private final class Quiet extends ServletOutputStream {

        private final ServletOutputStream out;

        Quiet(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            unlessGone(() -> out.write(one));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            unlessGone(() -> out.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            unlessGone(out::flush);
        }

        @Override
        public void close() throws IOException {
            unlessGone(out::close);
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
