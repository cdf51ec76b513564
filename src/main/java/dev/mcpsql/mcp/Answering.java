// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.method.CallWatch;
import dev.mcpsql.mcp.stream.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answering of one request: JSON when the reply is quick, else something is sent until it is there. The thread that works
 * on the request gives the reply; whatever is sent before is sent by the timer.
 */
final class Answering {

    /** Nearly all calls are answered within it, as plain JSON. */
    private static final Duration GRACE = Duration.ofMillis(400);

    /** Who asked for progress wants a sign sooner. */
    private static final Duration GRACE_WITH_PROGRESS = Duration.ofMillis(100);

    /** Two of them, and what a cancel takes, are within the second in which a cancelled statement has to end. */
    private static final Duration HEARTBEAT = Duration.ofMillis(200);

    private final Delivery delivery;
    private final boolean takesEvents;
    private final Timer timer;
    private final Executor cancels;

    private boolean answered;
    private Duration running = Duration.ZERO;
    private @Nullable Interlude interlude;
    private Timer.@Nullable Due due;

    /**
     * Of a request that nobody works on yet.
     *
     * @param takesEvents whether its client reads events
     * @param cancels runs what ends a call, which may take a while
     */
    Answering(Delivery delivery, boolean takesEvents, Timer timer, Executor cancels) {
        this.delivery = delivery;
        this.takesEvents = takesEvents;
        this.timer = timer;
        this.cancels = cancels;
    }

    /** What watches a call whose request has this token for its progress. */
    CallWatch watch(Optional<JsonNode> progressToken) {
        Optional<Progress> progress = progressToken.filter(token -> takesEvents).map(Progress::new);
        return cancel -> began(cancel, progress);
    }

    private synchronized void began(Runnable cancel, Optional<Progress> progress) {
        later(progress.isPresent() ? GRACE_WITH_PROGRESS : GRACE, () -> linger(cancel, progress));
    }

    /** A reply that is given meanwhile waits for the beginning, which waits for nothing. */
    private synchronized void linger(Runnable cancel, Optional<Progress> progress) {
        if (answered) {
            return;
        }
        Interlude begun = takesEvents
                ? new Interlude.OfEvents(delivery.events(), progress)
                : new Interlude.OfBlanks(delivery.json());
        interlude = begun;
        begun.onGone(() -> cancels.execute(cancel));
        beat(begun);
    }

    private synchronized void beat(Interlude begun) {
        if (!answered) {
            begun.beat(running);
            later(HEARTBEAT, () -> beat(begun));
        }
    }

    private void later(Duration pause, Runnable task) {
        running = running.plus(pause);
        due = timer.in(pause, task);
    }

    /** Sends the answer; only the first one counts. */
    void give(Answer answer) {
        if (isFirst()) {
            Runnable sending = answer.match(reply -> () -> send(reply), begin -> () -> begin.accept(delivery.events()));
            sending.run();
        }
    }

    /** From then on nothing else is sent. */
    private synchronized boolean isFirst() {
        if (answered) {
            return false;
        }
        answered = true;
        if (due != null) {
            due.cancel();
        }
        return true;
    }

    private void send(Reply reply) {
        if (interlude == null) {
            delivery.reply(reply);
        } else {
            interlude.end(reply);
        }
    }
}
