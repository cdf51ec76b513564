// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import dev.mcpsql.access.TokenClaims;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last few thousand good signatures by their token's hash, the longest unused forgotten first. Thread-safe. */
final class VerifiedTokens {

    private static final int MOST = 4096;

    private final Map<String, TokenClaims> claims = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenClaims> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<TokenClaims> find(String key) {
        return Optional.ofNullable(claims.get(key));
    }

    synchronized void put(String key, TokenClaims good) {
        claims.put(key, good);
    }
}
