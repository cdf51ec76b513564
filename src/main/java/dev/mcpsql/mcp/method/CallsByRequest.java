// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

import dev.mcpsql.vocabulary.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The legacy calls under way on this node, by the names that {@code notifications/cancelled} gives them (MCP 2025-11-25,
 * basic/utilities/cancellation). Thread-safe.
 *
 * <p>There are no sessions, and two programs of one person may share a token and count their requests alike; when a name means
 * two calls, neither is cancelled.
 */
public final class CallsByRequest {

    private record Name(UUID accountId, String tokenId, JsonNode requestId) {}

    /** One call; its client may wish to end it, and then wants no answer any more. */
    static final class Entry implements CallWatch {
        private final Name name;
        private @Nullable Runnable cancel;
        private boolean unwanted;

        private Entry(Name name) {
            this.name = name;
        }

        @Override
        public void began(Runnable means) {
            if (keep(means)) {
                means.run();
            }
        }

        private synchronized boolean keep(Runnable means) {
            cancel = means;
            return unwanted;
        }

        /** Whether its client cancelled it. */
        synchronized boolean isUnwanted() {
            return unwanted;
        }

        /** Only the first wish counts: whoever carries it out is at it until the call has ended. */
        private synchronized Optional<Runnable> want() {
            if (unwanted) {
                return Optional.empty();
            }
            unwanted = true;
            return Optional.ofNullable(cancel);
        }
    }

    private final Map<Name, List<Entry>> entries = new HashMap<>();

    /** A call is about to begin. */
    synchronized Entry enter(Caller caller, JsonNode requestId) {
        Entry entry = new Entry(name(caller, requestId));
        entries.computeIfAbsent(entry.name, key -> new ArrayList<>()).add(entry);
        return entry;
    }

    /** It has ended. */
    synchronized void leave(Entry entry) {
        entries.computeIfPresent(entry.name, (name, calls) -> {
            calls.remove(entry);
            return calls.isEmpty() ? null : calls;
        });
    }

    /** Ends the caller's own call of that name; does nothing when it has ended, or never was. */
    void cancel(Caller caller, JsonNode requestId) {
        only(name(caller, requestId)).flatMap(Entry::want).ifPresent(Runnable::run);
    }

    private synchronized Optional<Entry> only(Name name) {
        List<Entry> meant = entries.getOrDefault(name, List.of());
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private static Name name(Caller caller, JsonNode requestId) {
        return new Name(caller.accountId(), caller.tokenId(), requestId);
    }
}
