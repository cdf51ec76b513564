// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.util.UUID;

/**
 * On whose behalf a statement runs, and how it can be ended.
 *
 * @param callId shown as part of {@code application_name} while it runs
 * @param person whose share of the database it takes
 * @param cancellation ends it early
 */
public record Requester(UUID callId, UUID person, Cancellation cancellation) {

    /** A call of this server's own or of its operator's: it shares with nobody, and nobody ends it. */
    public static Requester operator(UUID callId) {
        return new Requester(callId, callId, new Cancellation());
    }
}
