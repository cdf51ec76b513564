// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What waits for one client, and how it ends: sent, or given up. Thread-safe. */
final class Backlog {

    /** A stream's events are small, so a client that lets so many wait reads none; the one answer may be longer. */
    static final int MOST_WAITING_BYTES = 256 * 1024;

    private static final byte[] NOTHING = {};

    private enum State {
        OPEN,
        ENDING,
        ENDED,
        GIVEN_UP
    }

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final List<Runnable> mourners = new ArrayList<>();
    private State state = State.OPEN;
    private long waitingBytes;
    private int sentOfFirst;

    /** False when too much waits already; ignored after the end. */
    synchronized boolean add(byte[] bytes) {
        if (waitingBytes > MOST_WAITING_BYTES) {
            return false;
        }
        if (state == State.OPEN && bytes.length > 0) {
            waiting.add(bytes);
            waitingBytes += bytes.length;
        }
        return true;
    }

    /** Nothing is added any more. */
    synchronized void end() {
        if (state == State.OPEN) {
            state = State.ENDING;
        }
    }

    /** The next bytes, none when there are none; then, if the end was asked for, this is it. */
    synchronized byte[] next(int most) {
        byte[] first = waiting.peek();
        if (first == null) {
            state = state == State.ENDING ? State.ENDED : state;
            return NOTHING;
        }
        int end = Math.min(first.length, sentOfFirst + most);
        byte[] slice = sentOfFirst == 0 && end == first.length ? first : Arrays.copyOfRange(first, sentOfFirst, end);
        sentOfFirst = end;
        if (end == first.length) {
            waiting.remove();
            sentOfFirst = 0;
        }
        waitingBytes -= slice.length;
        return slice;
    }

    /** Forgets all; who is to be told now, once. */
    synchronized List<Runnable> giveUp() {
        if (isOver()) {
            return List.of();
        }
        state = State.GIVEN_UP;
        waiting.clear();
        waitingBytes = 0;
        List<Runnable> told = List.copyOf(mourners);
        mourners.clear();
        return told;
    }

    /** False when the client is gone already, so that nobody will tell. */
    synchronized boolean onGone(Runnable task) {
        mourners.add(task);
        return state != State.GIVEN_UP;
    }

    /** Whether the client has something to take yet: bytes, or the end. */
    synchronized boolean isOwed() {
        return waitingBytes > 0 || state == State.ENDING;
    }

    synchronized boolean isOver() {
        return state == State.ENDED || state == State.GIVEN_UP;
    }
}
