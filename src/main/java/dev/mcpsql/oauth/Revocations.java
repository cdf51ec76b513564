// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.TokenVerifier;
import dev.mcpsql.config.Component;
import dev.mcpsql.identity.GrantHold;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Takes tokens back at a client's wish (RFC 7009 §2.1): whichever kind is shown, all that came of the same consent ends. Every node
 * asks at every request, so it holds at the next one.
 */
@Component
final class Revocations {

    /** What a wish came to. */
    enum Effect {
        /** Nothing that the token stood for is good any more; it may have stood for nothing. */
        ENDED,
        /** It was issued to another client: the request is refused and the token stays as it is (RFC 7009 §2.1). */
        NOT_YOURS
    }

    private final TokenVerifier verifier;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Families families;
    private final GrantHold hold;

    @Inject
    Revocations(
            TokenVerifier verifier,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Families families,
            GrantHold hold) {
        this.verifier = verifier;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.families = families;
        this.hold = hold;
    }

    /** Ends the token's family; the hint of its kind is not needed. */
    Effect end(String token, String clientId) {
        return allowance(token).map(found -> end(found, clientId)).orElse(Effect.ENDED);
    }

    private Optional<Allowance> allowance(String token) {
        return verifier.verify(token)
                .match(claims -> accessTokens.allowance(claims.tokenId()), () -> refreshTokens.allowance(token));
    }

    private Effect end(Allowance allowance, String clientId) {
        if (!allowance.clientId().equals(clientId)) {
            return Effect.NOT_YOURS;
        }
        return hold.with(allowance.accountId(), (session, held) -> {
                    families.end(session, allowance);
                    return Effect.ENDED;
                })
                .orElse(Effect.ENDED);
    }
}
