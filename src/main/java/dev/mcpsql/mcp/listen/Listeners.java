// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import dev.mcpsql.config.ListenSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who listens on this node: no more than the settings allow, and nobody once the server ends. Thread-safe. */
final class Listeners {

    /** What became of somebody who wants to listen. */
    enum Entry {
        /** There was a place. */
        TAKEN,
        /** The person has as many streams as one may have. */
        PERSON_FULL,
        /** The node has as many as it can have, or takes none any more. */
        NODE_FULL
    }

    private final ListenSettings limits;
    private final Set<Listener> present = new LinkedHashSet<>();
    private boolean closed;

    Listeners(ListenSettings limits) {
        this.limits = limits;
    }

    /** Takes a place, if there is one. */
    synchronized Entry enter(Listener listener) {
        if (of(listener.accountId()).size() >= limits.streamsPerPerson()) {
            return Entry.PERSON_FULL;
        }
        if (closed || present.size() >= limits.streamsPerNode()) {
            return Entry.NODE_FULL;
        }
        present.add(listener);
        return Entry.TAKEN;
    }

    /** Frees the place; does nothing the second time. */
    synchronized void leave(Listener listener) {
        present.remove(listener);
    }

    /** All of them. */
    synchronized List<Listener> all() {
        return List.copyOf(present);
    }

    /** Those of one person. */
    synchronized List<Listener> of(UUID accountId) {
        return present.stream()
                .filter(listener -> listener.accountId().equals(accountId))
                .toList();
    }

    /** Takes nobody any more; those who are there are for the caller to end. */
    synchronized List<Listener> close() {
        closed = true;
        return List.copyOf(present);
    }
}
