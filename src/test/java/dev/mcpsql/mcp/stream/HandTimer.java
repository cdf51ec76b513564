// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes by hand. */
public final class HandTimer implements Timer {

    private final List<Entry> entries = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Entry(Duration at, Runnable task) {}

    @Override
    public Due in(Duration delay, Runnable task) {
        Entry entry = new Entry(now.plus(delay), task);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Lets so much pass, and does what falls due in its order. */
    public void pass(Duration time) {
        Duration end = now.plus(time);
        for (Entry next = earliest(end); next != null; next = earliest(end)) {
            entries.remove(next);
            now = next.at();
            next.task().run();
        }
        now = end;
    }

    /** How much is still due. */
    public int due() {
        return entries.size();
    }

    private Entry earliest(Duration end) {
        return entries.stream()
                .filter(entry -> entry.at().compareTo(end) <= 0)
                .min((one, other) -> one.at().compareTo(other.at()))
                .orElse(null);
    }
}
