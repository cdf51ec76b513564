// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/**
 * Writes denials down for those who deny anyway: a denial stands whether or not its row could be written, so a trail that is
 * out of reach leaves an ERROR in the log and changes nothing else.
 */
@Component
public final class Denials {

    private static final System.Logger LOG = System.getLogger(Denials.class.getName());

    private final DenialTrail trail;

    /** Over the trail. */
    @Inject
    public Denials(DenialTrail trail) {
        this.trail = trail;
    }

    /** Appends the row, or says in the log that it is missing. Never throws for a trail that is out of reach. */
    public void write(DenialEntry entry) {
        try {
            trail.append(entry);
        } catch (TrailUnavailableException unwritten) {
            LOG.log(
                    Level.ERROR,
                    "a denial ({0}) left no row in its trail",
                    entry.reason().code());
            LOG.log(Level.ERROR, "the trail is out of reach", unwritten);
        }
    }
}
