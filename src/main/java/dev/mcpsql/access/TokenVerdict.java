// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.util.function.Function;
import java.util.function.Supplier;

/** What is known of a token without asking the database. */
public sealed interface TokenVerdict {

    /** One branch for each ending. */
    <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onUnverifiable);

    /** Signed by a trusted issuer and not expired; audience, scope and revocation are still open. */
    record Verified(TokenClaims claims) implements TokenVerdict {
        @Override
        public <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onUnverifiable) {
            return onVerified.apply(claims);
        }
    }

    /** Anything else. Strangers learn no more than that. */
    record Unverifiable() implements TokenVerdict {
        @Override
        public <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onUnverifiable) {
            return onUnverifiable.get();
        }
    }
}
