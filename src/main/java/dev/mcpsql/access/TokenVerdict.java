// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.util.function.Function;
import java.util.function.Supplier;

/** What is known of a token without asking the database. */
public sealed interface TokenVerdict {

    /** One branch for each ending. */
    <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onLapsed, Supplier<R> onUnverifiable);

    /** For those to whom every token that does not work is the same. */
    default <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onUseless) {
        return match(onVerified, onUseless, onUseless);
    }

    /** Signed by a trusted issuer and not expired; audience, scope and revocation are still open. */
    record Verified(TokenClaims claims) implements TokenVerdict {
        @Override
        public <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onLapsed, Supplier<R> onUnverifiable) {
            return onVerified.apply(claims);
        }
    }

    /** Signed by a trusted issuer, and expired or made for another purpose. Whoever has it guessed nothing. */
    record Lapsed() implements TokenVerdict {
        @Override
        public <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onLapsed, Supplier<R> onUnverifiable) {
            return onLapsed.get();
        }
    }

    /** Anything else. Strangers learn no more than that. */
    record Unverifiable() implements TokenVerdict {
        @Override
        public <R> R match(Function<TokenClaims, R> onVerified, Supplier<R> onLapsed, Supplier<R> onUnverifiable) {
            return onUnverifiable.get();
        }
    }
}
