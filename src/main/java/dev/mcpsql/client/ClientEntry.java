// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A client as an operator sees it.
 *
 * @param name what it calls itself, which anyone can write; what the operator calls a cloud client
 * @param redirects each address where it may be answered
 * @param registeredFrom the block of addresses; empty for clients of program and configuration
 * @param lastUsedAt when a person last allowed it or it last got a token
 * @param liveTokens access tokens that are neither expired nor revoked
 */
public record ClientEntry(
        String clientId,
        ClientKind kind,
        String name,
        ClientState state,
        List<String> redirects,
        String registeredFrom,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        int liveTokens) {

    /** Copies the list. */
    public ClientEntry {
        redirects = List.copyOf(redirects);
    }

    /** The hosts of the redirects, each once. */
    public List<String> redirectHosts() {
        return redirects.stream()
                .map(redirect -> redirect.replaceFirst("^https?://", "").replaceFirst("[/?].*$", ""))
                .distinct()
                .toList();
    }
}
