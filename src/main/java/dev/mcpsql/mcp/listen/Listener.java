// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.mcp.stream.EventSink;
import dev.mcpsql.tool.Sight;
import dev.mcpsql.vocabulary.ProfileName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client that listens, from its request to the end of its stream. Thread-safe.
 *
 * <p>A client that is gone may be noticed inside the sink, by any thread; so {@link #leave} takes no lock of the listener.
 */
final class Listener {

    /** Often enough for proxies, which drop what is silent for a minute, and seldom enough for a thousand streams. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** Two checks may fail; then nobody knows any more whether the token holds. */
    private static final Duration UNCONFIRMED = Duration.ofSeconds(30);

    private final AuthenticatedCaller who;
    private final List<Topic> topics;
    private final Notices notices;
    private final Consumer<Listener> farewell;

    private volatile boolean over;
    private @Nullable EventSink sink;
    private boolean closed;
    private Instant commented;
    private Instant confirmed;
    private ProfileName profile;
    private Optional<Sight> seen;

    Listener(
            AuthenticatedCaller who,
            List<Topic> topics,
            Notices notices,
            Optional<Sight> seen,
            Instant begun,
            Consumer<Listener> farewell) {
        this.who = who;
        this.topics = List.copyOf(topics);
        this.notices = notices;
        this.farewell = farewell;
        this.commented = begun;
        this.confirmed = begun;
        this.profile = who.caller().profile();
        this.seen = seen;
    }

    AuthenticatedCaller who() {
        return who;
    }

    UUID accountId() {
        return who.caller().accountId();
    }

    String tokenId() {
        return who.caller().tokenId();
    }

    /** Begins the stream: the acknowledgment comes before anything else. */
    synchronized void open(EventSink to) {
        to.onGone(this::leave);
        to.event(notices.acknowledged(topics));
        sink = to;
        if (over) {
            close();
        }
    }

    /** Whether there is a stream that something can be told on. */
    synchronized boolean listens() {
        return sink != null && !over;
    }

    /** Shows the person's profile of now and what it sees, if that is known; what differs from before is told. */
    synchronized void confirm(Instant now, ProfileName held, Optional<Sight> sight) {
        confirmed = now;
        boolean moved = !held.equals(profile);
        boolean looksDifferent = sight.isPresent() && seen.isPresent() && !sight.equals(seen);
        if (moved || looksDifferent) {
            topics.stream().map(notices::changed).forEach(this::send);
        }
        profile = held;
        seen = moved ? sight : sight.or(() -> seen);
    }

    /** Whether its time is over: that of the token, or that of the last word about it. */
    synchronized boolean isOverdue(Instant now) {
        return !now.isBefore(who.expiresAt()) || !now.isBefore(confirmed.plus(UNCONFIRMED));
    }

    /** Sends a comment when one is due. */
    synchronized void keepAlive(Instant now) {
        if (!now.isBefore(commented.plus(KEEP_ALIVE))) {
            comment(now);
        }
    }

    /** Sends a comment: if nobody reads any more, the sink will learn of it. */
    synchronized void comment(Instant now) {
        commented = now;
        if (sink != null) {
            sink.comment();
        }
    }

    /** Ends it: the result, and nothing after it. */
    synchronized void finish() {
        leave();
        close();
    }

    /** The place is free again; the stream, if there is one, is not touched. */
    private void leave() {
        over = true;
        farewell.accept(this);
    }

    private void close() {
        if (sink == null || closed) {
            return;
        }
        closed = true;
        sink.event(notices.ended());
        sink.end();
    }

    private void send(String json) {
        if (sink != null && !closed) {
            sink.event(json);
        }
    }
}
