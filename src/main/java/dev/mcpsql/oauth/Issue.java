// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.audit.DenialEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a request for tokens came to. */
sealed interface Issue {

    /** One branch for each ending. */
    <R> R match(Function<Tokens, R> onTokens, Function<DenialEntry, R> onDenied, Supplier<R> onDead);

    /**
     * Tokens, whose rows are durable.
     *
     * @param accessToken signed
     * @param lifetime of the access token
     * @param scope granted
     * @param refreshToken where there are any
     */
    record Tokens(String accessToken, Duration lifetime, String scope, Optional<String> refreshToken) implements Issue {
        @Override
        public <R> R match(Function<Tokens, R> onTokens, Function<DenialEntry, R> onDenied, Supplier<R> onDead) {
            return onTokens.apply(this);
        }
    }

    /** The person may not have data any more; the grant has ended, and its row in the trail is still to be written. */
    record Denied(DenialEntry entry) implements Issue {
        @Override
        public <R> R match(Function<Tokens, R> onTokens, Function<DenialEntry, R> onDenied, Supplier<R> onDead) {
            return onDenied.apply(entry);
        }
    }

    /** Unknown, used, expired, revoked, or somebody else's; which of them is nobody's business. */
    record Dead() implements Issue {
        @Override
        public <R> R match(Function<Tokens, R> onTokens, Function<DenialEntry, R> onDenied, Supplier<R> onDead) {
            return onDead.get();
        }
    }
}
