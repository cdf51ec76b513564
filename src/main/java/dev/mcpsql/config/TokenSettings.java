// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Rules of the keys that sign tokens, of refresh tokens, and whose tokens are trusted.
 *
 * @param signingKeyLifetime a key signs for so long, then the next one does
 * @param refreshLifetime for how long one consent can be renewed without its person; empty: not at all
 * @param externalIssuer whose tokens are trusted instead of our own; empty: nobody's
 */
public record TokenSettings(
        Duration signingKeyLifetime, Optional<Duration> refreshLifetime, Optional<ExternalIssuer> externalIssuer) {

    /** The next key is published ten minutes before it signs, and keys are followed once a minute. */
    private static final Duration SHORTEST_FOR_A_KEY = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * Checks the lifetimes.
     *
     * @throws IllegalArgumentException when one of them could not be lived
     */
    public TokenSettings {
        if (signingKeyLifetime.compareTo(SHORTEST_FOR_A_KEY) < 0 || signingKeyLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("mcp-sql.signing-key.lifetime is 1h to 365d");
        }
        if (refreshLifetime
                .filter(lifetime -> lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("mcp-sql.token.refresh-lifetime is 1s to 365d");
        }
    }

    /** What the token endpoint takes, in the words of RFC 8414 and RFC 7591 §2. */
    public List<String> grantTypes() {
        return refreshLifetime.isPresent()
                ? List.of("authorization_code", "refresh_token")
                : List.of("authorization_code");
    }
}
