// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.PersonalShare;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets so many statements of one person run at once, on this node. Thread-safe.
 *
 * <p>Who is over the share waits in a line of the person's own, first come first served, so that nobody waits for somebody
 * else's statements here. A line is as long as the share: each that waits holds a thread, and one agent must not hold them all.
 */
final class Turns {

    /** The statements of one person; there only while one of them runs. */
    private static final class Line {
        private final Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
        private int running;
    }

    private final PersonalShare share;
    private final Map<UUID, Line> lines = new HashMap<>();

    Turns(PersonalShare share) {
        this.share = share;
    }

    /** Does the work in its turn; the other thing when the line is full, the wait too long or the call cancelled meanwhile. */
    <R> R inTurn(Requester requester, Supplier<R> work, Supplier<R> otherwise) {
        if (!granted(requester)) {
            return otherwise.get();
        }
        try {
            return work.get();
        } finally {
            giveBack(requester.person());
        }
    }

    /** How many people have something running. */
    synchronized int people() {
        return lines.size();
    }

    /** How many of a person's calls wait for their turn. */
    synchronized int waiting(UUID person) {
        Line line = lines.get(person);
        return line == null ? 0 : line.waiting.size();
    }

    private boolean granted(Requester requester) {
        return place(requester.person()).map(turn -> awaited(turn, requester)).orElse(false);
    }

    private synchronized Optional<CompletableFuture<Boolean>> place(UUID person) {
        Line line = lines.computeIfAbsent(person, key -> new Line());
        if (line.running < share.statements()) {
            line.running++;
            return Optional.of(CompletableFuture.completedFuture(true));
        }
        if (line.waiting.size() >= share.statements()) {
            return Optional.empty();
        }
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        line.waiting.add(turn);
        return Optional.of(turn);
    }

    private boolean awaited(CompletableFuture<Boolean> turn, Requester requester) {
        if (turn.isDone()) {
            return true;
        }
        try {
            return requester.cancellation().during(() -> turn.complete(false), () -> arrived(turn))
                    || withdrawn(turn, requester.person());
        } catch (CancelledException before) {
            return withdrawn(turn, requester.person());
        }
    }

    /** False when the wait was too long, or ended by somebody. */
    private boolean arrived(CompletableFuture<Boolean> turn) {
        try {
            return turn.get(share.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException over) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves the line; true when the turn came at this very moment. */
    private synchronized boolean withdrawn(CompletableFuture<Boolean> turn, UUID person) {
        Optional.ofNullable(lines.get(person)).ifPresent(line -> line.waiting.removeIf(other -> other == turn));
        return !turn.complete(false) && turn.join();
    }

    /** To the next who still waits, if there is one. */
    private synchronized void giveBack(UUID person) {
        Line line = lines.get(person);
        if (line == null) {
            throw new IllegalStateException("a turn was given back that nobody had");
        }
        CompletableFuture<Boolean> next = line.waiting.poll();
        while (next != null) {
            if (next.complete(true)) {
                return;
            }
            next = line.waiting.poll();
        }
        line.running--;
        if (line.running == 0) {
            lines.remove(person);
        }
    }
}
