// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.time.Instant;
import java.util.List;

/**
 * A registered client (RFC 6749 §2); always public, always someone's own machine.
 *
 * @param clientId {@code mcp-sql-} and 22 url-safe characters
 * @param name what the client calls itself; anyone can write anything there
 * @param redirectUris where it may be answered
 * @param createdAt when it registered
 */
public record Client(String clientId, String name, List<RedirectUri> redirectUris, Instant createdAt) {

    public Client {
        redirectUris = List.copyOf(redirectUris);
    }

    /** Whether a request may be answered there. */
    public boolean admits(RedirectUri requested) {
        return redirectUris.stream().anyMatch(registered -> registered.admits(requested));
    }
}
