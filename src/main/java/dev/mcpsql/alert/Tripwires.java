// SPDX-License-Identifier: MIT
package dev.mcpsql.alert;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.config.TripwireSettings;
import dev.mcpsql.config.TripwireSettings.Threshold;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateUnavailableException;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.Decision;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches how many calls each person makes, in sliding windows over the query trail.
 *
 * <p>A call only marks its person; the counting happens in {@code look}, off the way of a question. The open crossing is
 * a row with a unique key, so that of several nodes one logs it, once, until the volume has fallen below again.
 */
@Component
public final class Tripwires {

    private static final System.Logger LOG = System.getLogger(Tripwires.class.getName());

    private record Mark(String username, Decision decision) {}

    private final Crossings crossings;
    private final TripwireSettings settings;
    private final Clock clock;
    private final Set<Mark> marked = ConcurrentHashMap.newKeySet();

    /** Over the running server's settings. */
    @Inject
    public Tripwires(StateDatabase database, Settings settings, Clock clock) {
        this(database, settings.tripwires(), clock);
    }

    Tripwires(StateDatabase database, TripwireSettings settings, Clock clock) {
        this.crossings = new Crossings(database);
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes that the person made a call whose row is in the trail. */
    public void observe(Caller caller, Decision decision) {
        marked.add(new Mark(caller.username(), decision));
    }

    /** Counts for everybody who called since the last look. A database that is down costs nobody their mark. */
    void look() {
        Instant now = clock.instant();
        try {
            for (Mark mark : List.copyOf(marked)) {
                marked.remove(mark);
                count(mark, now);
            }
        } catch (StateUnavailableException failed) {
            LOG.log(Level.WARNING, "tripwires could not be counted now: {0}", failed.getMessage());
        }
    }

    /** Closes the crossings whose volume has fallen below again. */
    void settle() {
        Instant now = clock.instant();
        try {
            for (Decision decision : Decision.values()) {
                thresholds(decision).forEach(threshold -> crossings.close(decision, threshold, now));
            }
        } catch (StateUnavailableException failed) {
            LOG.log(Level.WARNING, "tripwires could not be closed now: {0}", failed.getMessage());
        }
    }

    private void count(Mark mark, Instant now) {
        try {
            for (Threshold threshold : thresholds(mark.decision())) {
                int calls =
                        crossings.callsOf(mark.username(), mark.decision(), threshold, now.minus(threshold.window()));
                if (calls > threshold.calls() && crossings.open(mark.username(), mark.decision(), threshold, calls)) {
                    tell(mark, threshold, calls);
                }
            }
        } catch (StateUnavailableException failed) {
            marked.add(mark);
            throw failed;
        }
    }

    private List<Threshold> thresholds(Decision decision) {
        return switch (decision) {
            case ALLOWED -> settings.allowed();
            case REJECTED -> settings.rejected();
        };
    }

    private static void tell(Mark mark, Threshold threshold, int calls) {
        LOG.log(
                Level.ERROR,
                "tripwire: {0} made {1} {2} calls within {3}, more than {4}",
                mark.username(),
                Integer.toString(calls),
                mark.decision().code(),
                threshold.window(),
                Integer.toString(threshold.calls()));
    }
}
