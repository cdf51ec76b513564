// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bytes to one client, in order, by whichever thread finds the connection ready; no thread waits (Jakarta Servlet 6.0 §5.7).
 *
 * <p>The container is never called under a lock, since it may call back from where it was called: of all threads that want
 * something sent, one sends, and looks again before it leaves.
 */
public final class Outlet implements WriteListener {

    /** So much may be written each time that the container says it is ready, and is kept in memory if it was wrong. */
    private static final int SLICE_BYTES = 16 * 1024;

    private final ServletOutputStream out;
    private final Runnable complete;
    private final Backlog backlog = new Backlog();
    private final Patience patience;
    private final AtomicInteger wishes = new AtomicInteger();
    private final AtomicBoolean completed = new AtomicBoolean();

    /** Before the container said so once, it may not be asked. */
    private volatile boolean opened;

    /** Of the one thread that sends. */
    private boolean unflushed;

    /**
     * Not yet heard by the container: {@link ServletOutputStream#setWriteListener} begins.
     *
     * @param complete tells the container that the response is whole, or given up
     */
    public Outlet(ServletOutputStream out, Runnable complete, Timer timer) {
        this.out = out;
        this.complete = complete;
        this.patience = new Patience(timer, this::gone);
    }

    /** Sends the bytes, which belong to the outlet from now on; a client for whom too many wait already is gone. */
    public void send(byte[] bytes) {
        if (backlog.add(bytes)) {
            drain();
        } else {
            gone();
        }
    }

    /** Sends what is there, then no more. */
    public void end() {
        backlog.end();
        drain();
    }

    /** Runs the task, which must not wait, when the client is gone; never after an end that reached it. */
    public void onGone(Runnable task) {
        if (!backlog.onGone(task)) {
            task.run();
        }
    }

    /** Gives the client up. */
    public void gone() {
        backlog.giveUp().forEach(Runnable::run);
        drain();
    }

    @Override
    public void onWritePossible() {
        opened = true;
        patience.renew();
        drain();
    }

    @Override
    public void onError(Throwable closed) {
        gone();
    }

    private void drain() {
        if (wishes.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        while (seen > 0) {
            sendOrGiveUp();
            seen = wishes.addAndGet(-seen);
        }
    }

    /** Containers say by several exceptions that a connection, or the request with it, is over. */
    private void sendOrGiveUp() {
        try {
            send();
        } catch (IOException | RuntimeException closed) {
            backlog.giveUp().forEach(Runnable::run);
        }
        if (backlog.isOver()) {
            complete();
        }
    }

    private void send() throws IOException {
        boolean able = opened;
        while (able && !backlog.isOver()) {
            able = out.isReady() && sendNext();
        }
        patience.watch(backlog.isOwed());
    }

    /** False when there is nothing to do now. */
    private boolean sendNext() throws IOException {
        byte[] slice = backlog.next(SLICE_BYTES);
        if (slice.length > 0) {
            out.write(slice, 0, slice.length);
            unflushed = true;
            patience.renew();
            return true;
        }
        boolean flushing = unflushed && !backlog.isOver();
        if (flushing) {
            unflushed = false;
            out.flush();
        }
        return flushing;
    }

    private void complete() {
        if (completed.compareAndSet(false, true)) {
            patience.end();
            try {
                complete.run();
            } catch (RuntimeException overAlready) {
                // The container was faster.
                completed.set(true);
            }
        }
    }
}
