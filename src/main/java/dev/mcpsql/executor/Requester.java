// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.util.UUID;

/**
 * On whose behalf a statement runs, and how it can be ended.
 *
 * @param callId the key of its row in the trail
 * @param person whose share of the database it takes
 * @param client the OAuth client that asks, {@code ""} when none does
 * @param cancellation ends it early
 */
public record Requester(UUID callId, UUID person, String client, Cancellation cancellation) {

    /** What PostgreSQL keeps of {@code application_name} (manual, "Error Reporting and Logging": less than NAMEDATALEN). */
    private static final int LONGEST_NAME = 63;

    /** A call of this server's own or of its operator's: it shares with nobody, and nobody ends it. */
    public static Requester operator(UUID callId) {
        return new Requester(callId, callId, "", new Cancellation());
    }

    /**
     * What {@code pg_stat_activity} and the server's log show while it runs: the call's id and the client, in printable ASCII.
     * A client whose id is an address is known by its host, so that comes first.
     */
    String applicationName() {
        String address = client.startsWith("https://") ? client.substring("https://".length()) : client;
        String name = ("mcp-sql " + callId + " " + address.replaceAll("[^!-~]", "?")).strip();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
