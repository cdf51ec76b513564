// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask in a person's name besides the programs that register themselves.
 *
 * @param cloud the clients of other people's servers
 * @param documents whether a client may be known by its metadata document
 */
public record ClientSettings(List<CloudClient> cloud, Documents documents) {

    /**
     * Client ID Metadata Documents (MCP 2026-07-28, client registration).
     *
     * @param fetched whether this server calls out to read them
     * @param hosts the only ones they may come from; empty for every public one
     */
    public record Documents(boolean fetched, Set<String> hosts) {
        /** Copies the set. */
        public Documents {
            hosts = Set.copyOf(hosts);
        }

        /** Whether documents of that host are read. */
        public boolean trust(String host) {
            return fetched && (hosts.isEmpty() || hosts.contains(host));
        }
    }

    private static final String HTTPS = "https://";

    /** Copies the list. */
    public ClientSettings {
        cloud = List.copyOf(cloud);
    }

    /** The cloud client of that id. */
    public Optional<CloudClient> cloud(String clientId) {
        return cloud.stream()
                .filter(client -> client.clientId().equals(clientId))
                .findFirst();
    }

    /** Whether the file still lets the client of that id ask; ids that the file says nothing about may. */
    public boolean serves(String clientId) {
        if (clientId.startsWith(CloudClient.ID_PREFIX)) {
            return cloud(clientId).isPresent();
        }
        return !clientId.startsWith(HTTPS) || documents.trust(host(clientId));
    }

    private static String host(String address) {
        return address.substring(HTTPS.length()).split("[:/?#]", 2)[0];
    }
}
