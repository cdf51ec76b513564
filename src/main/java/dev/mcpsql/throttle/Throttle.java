// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.config.ThrottleSettings;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateUnavailableException;
import dev.mcpsql.vocabulary.AddressBlock;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds an address back that did something too often.
 *
 * <p>An attempt costs a look into a map. What other nodes counted arrives about a second later; while the database is down,
 * each node counts for itself.
 */
@Component
public final class Throttle {

    private static final System.Logger LOG = System.getLogger(Throttle.class.getName());

    /** Of one statement a second; the addresses with the most attempts come first. */
    private static final int MOST_ROWS_AT_ONCE = 256;

    private final ThrottleSettings settings;
    private final Counts counts;
    private final SharedCounts shared;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public Throttle(StateDatabase state, Settings settings, Clock clock) {
        this.settings = settings.throttle();
        this.counts = new Counts(this.settings);
        this.shared = new SharedCounts(state, this.settings);
        this.clock = clock;
    }

    /** Counts an attempt. Empty when it may be made; else how long to wait, and it counts for nothing. */
    public Optional<Duration> attempt(Act act, AddressBlock address) {
        Instant now = clock.instant();
        return counts.attempt(new Subject(act, address), now).map(end -> Duration.between(now, end));
    }

    /** Tells the database what happened here, and learns what happened elsewhere. */
    void share() {
        Instant now = clock.instant();
        List<Map.Entry<Subject, Count>> unsent = counts.unsent(MOST_ROWS_AT_ONCE, now);
        try {
            if (!unsent.isEmpty()) {
                send(unsent, now);
            }
            counts.align(shared.blocks(now), now);
        } catch (StateUnavailableException unreachable) {
            LOG.log(Level.DEBUG, "counting by itself: {0}", unreachable.getMessage());
            unsent.forEach(entry -> tell(entry.getKey()));
        }
    }

    /** Removes what is over. */
    void sweep() {
        try {
            shared.sweep(clock.instant());
        } catch (StateUnavailableException unreachable) {
            LOG.log(Level.DEBUG, "nothing swept: {0}", unreachable.getMessage());
        }
    }

    /** Of the nodes that see a block, the one whose attempts filled the measure writes the line. */
    private void send(List<Map.Entry<Subject, Count>> unsent, Instant now) {
        Map<String, Stored> stored = shared.add(unsent, now);
        for (Map.Entry<Subject, Count> entry : unsent) {
            Subject subject = entry.getKey();
            int sent = entry.getValue().unsent();
            Stored row = stored.get(subject.key());
            if (row != null) {
                counts.joined(subject, row, sent);
                if (row.attempts() - sent < subject.act().limit(settings).attempts()) {
                    tell(subject);
                }
            }
        }
    }

    private void tell(Subject subject) {
        if (counts.tell(subject)) {
            LOG.log(
                    Level.WARNING,
                    "{0} is blocked for {1}, after {2} attempts within {3}; \"throttle lift {0}\" ends it",
                    subject.address().value(),
                    subject.act().code(),
                    subject.act().limit(settings).attempts(),
                    subject.act().limit(settings).window());
        }
    }
}
