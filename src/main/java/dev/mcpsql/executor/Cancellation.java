// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The means to end one call early, held by whoever may wish it. Thread-safe.
 *
 * <p>PostgreSQL's cancel request names a session, not a statement (manual §55.2.8): one that is sent too late ends whatever the
 * session does next, for whomever. So a request is only sent while the call is in its own section, and the section cannot end
 * before the request has been delivered.
 */
public final class Cancellation {

    private static final System.Logger LOG = System.getLogger(Cancellation.class.getName());

    /** A request may arrive between two statements of a section, where PostgreSQL ignores it; then it is sent again. */
    private static final long AGAIN_MS = 100;

    /** A session that heeds none of so many is not reachable any more, and the guards of its transaction will end it. */
    private static final int MOST_REQUESTS = 50;

    /** Ends what a call is doing. */
    @FunctionalInterface
    interface Stop {
        /** Returns when the wish has been delivered. */
        void send() throws SQLException;
    }

    /** What a call does in its section. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sectionEnded = lock.newCondition();
    private @Nullable Stop section;
    private boolean requested;

    /** For a call that nobody wished to end yet. */
    public Cancellation() {}

    /**
     * Ends the call, at whatever point it is: before it began it will not begin, and after its end nothing happens.
     *
     * <p>Returns when its statement has ended, or after some seconds without success. May be called again.
     */
    public void cancel() {
        lock.lock();
        try {
            requested = true;
            for (int sent = 0; section != null && sent < MOST_REQUESTS; sent++) {
                send(section);
                if (sectionEnded.await(AGAIN_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static void send(Stop stop) {
        try {
            stop.send();
        } catch (SQLException unreachable) {
            LOG.log(Level.WARNING, "a cancel request could not be sent: SQLSTATE {0}", unreachable.getSQLState());
        }
    }

    /** Whether somebody wished it. */
    public boolean requested() {
        lock.lock();
        try {
            return requested;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does the work; until it is done, {@code stop} is how to end it.
     *
     * @throws CancelledException when the wish was there before
     */
    <T, E extends Exception> T during(Stop stop, Work<T, E> work) throws E, CancelledException {
        enter(stop);
        try {
            return work.run();
        } finally {
            leave();
        }
    }

    private void enter(Stop stop) throws CancelledException {
        lock.lock();
        try {
            if (requested) {
                throw new CancelledException();
            }
            section = stop;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            section = null;
            sectionEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
