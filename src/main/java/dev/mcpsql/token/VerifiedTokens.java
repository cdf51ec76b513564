// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.identity.RandomTokens;
import java.util.HexFormat;
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

    /** The name of a token here: nothing that could be used as one. */
    static String nameOf(String bearerToken) {
        return HexFormat.of().formatHex(RandomTokens.hash(bearerToken));
    }

    synchronized Optional<TokenClaims> find(String name) {
        return Optional.ofNullable(claims.get(name));
    }

    synchronized void put(String name, TokenClaims good) {
        claims.put(name, good);
    }

    /** For a token whose key vouches no more. */
    synchronized void forget(String name) {
        claims.remove(name);
    }
}
