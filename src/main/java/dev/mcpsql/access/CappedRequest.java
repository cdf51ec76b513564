// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body ends one byte behind its cap at the latest. */
final class CappedRequest extends HttpServletRequestWrapper {

    private final int cap;
    private volatile boolean brokenOff;

    CappedRequest(HttpServletRequest request, int cap) {
        super(request);
        this.cap = cap;
    }

    /** Whether the client went away in the middle. */
    boolean brokenOff() {
        return brokenOff;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Capped(super.getInputStream(), cap + 1);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class Capped extends ServletInputStream {

        private final ServletInputStream body;
        private int left;

        Capped(ServletInputStream body, int most) {
            this.body = body;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int one = arrived(body::read);
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int read = arrived(() -> body.read(bytes, from, Math.min(length, left)));
            left -= Math.max(read, 0);
            return read;
        }

        private interface Reading {
            int done() throws IOException;
        }

        /** Half a body is none, and nobody is left to be told. */
        private int arrived(Reading reading) throws IOException {
            try {
                return reading.done();
            } catch (IOException gone) {
                brokenOff = true;
                throw new BrokenOffException(gone);
            }
        }

        @Override
        public int available() throws IOException {
            return Math.min(left, body.available());
        }

        @Override
        public boolean isFinished() {
            return left == 0 || body.isFinished();
        }

        @Override
        public boolean isReady() {
            return left == 0 || body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(new Listening(listener));
        }
    }

    /** Who reads without waiting learns from the container that nothing more comes. */
    private final class Listening implements ReadListener {

        private final ReadListener listener;

        Listening(ReadListener listener) {
            this.listener = listener;
        }

        @Override
        public void onDataAvailable() throws IOException {
            listener.onDataAvailable();
        }

        @Override
        public void onAllDataRead() throws IOException {
            listener.onAllDataRead();
        }

        @Override
        public void onError(Throwable gone) {
            brokenOff = true;
            listener.onError(gone);
        }
    }
}
