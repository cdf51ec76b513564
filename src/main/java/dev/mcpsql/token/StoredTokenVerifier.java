// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.access.TokenVerdict;
import dev.mcpsql.access.TokenVerifier;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Verifies tokens that this server signed (RFC 9068 §4, RFC 8725 §3).
 *
 * <p>The algorithm is RS256 whatever the header says, the type is {@code at+jwt} as we spell it, {@code kid} is looked for among
 * our keys and nowhere else; a header with any other member ({@code jwk}, {@code jku}, {@code x5c}, {@code crit}, {@code b64},
 * {@code cty}, …) is not ours. A signature that was good once is not computed again while its key lives; everything that can
 * change is asked again by the caller.
 */
@Component
@Typed(StoredTokenVerifier.class)
public final class StoredTokenVerifier implements TokenVerifier {

    /** What {@link TokenIssuer} writes, no more and no less. */
    private static final Set<String> OUR_HEADER = Set.of("alg", "typ", "kid");

    private static final TokenVerdict UNVERIFIABLE = new TokenVerdict.Unverifiable();
    private static final TokenVerdict LAPSED = new TokenVerdict.Lapsed();

    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;
    private final VerifiedTokens verified = new VerifiedTokens();

    @Inject
    StoredTokenVerifier(SigningKeys keys, Settings settings, Clock clock) {
        this.keys = keys;
        this.issuer = settings.publicUrl().value();
        this.clock = clock;
    }

    @Override
    public TokenVerdict verify(String bearerToken) {
        if (bearerToken.length() > CompactToken.MOST_CHARACTERS) {
            return UNVERIFIABLE;
        }
        String name = VerifiedTokens.nameOf(bearerToken);
        return verified.find(name).map(known -> remembered(known, name)).orElseGet(() -> CompactToken.of(
                        bearerToken, OUR_HEADER::equals)
                .map(token -> signed(token, name))
                .orElse(UNVERIFIABLE));
    }

    /** A retired key takes its tokens along. */
    private TokenVerdict remembered(TokenClaims known, String name) {
        if (keys.find(known.keyId()).isEmpty()) {
            verified.forget(name);
            return UNVERIFIABLE;
        }
        return alive(known);
    }

    private TokenVerdict signed(SignedJWT token, String name) {
        try {
            Optional<RSAKey> signer = ours(token.getHeader());
            if (signer.isEmpty() || !token.verify(new RSASSAVerifier(signer.get()))) {
                return UNVERIFIABLE;
            }
            Optional<TokenClaims> claims =
                    claims(token.getJWTClaimsSet(), signer.get().getKeyID());
            claims.ifPresent(good -> verified.put(name, good));
            return claims.map(this::alive).orElse(LAPSED);
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            return UNVERIFIABLE;
        }
    }

    private TokenVerdict alive(TokenClaims claims) {
        return clock.instant().isBefore(claims.expiresAt()) ? new TokenVerdict.Verified(claims) : LAPSED;
    }

    /** The key that the header may name: only with our algorithm, our type and one of our ids. */
    private Optional<RSAKey> ours(JWSHeader header) {
        boolean ourShape = JWSAlgorithm.RS256.equals(header.getAlgorithm())
                && header.getType() != null
                && TokenIssuer.TYPE.getType().equals(header.getType().getType())
                && header.getKeyID() != null;
        return ourShape ? keys.find(header.getKeyID()) : Optional.empty();
    }

    /** Empty when a claim that RFC 9068 §2.2 requires is missing, the issuer is another, or the time has not come. */
    private Optional<TokenClaims> claims(JWTClaimsSet set, String keyId) throws ParseException {
        boolean complete = set.getSubject() != null
                && set.getJWTID() != null
                && set.getStringClaim("client_id") != null
                && set.getStringClaim("scope") != null
                && set.getIssueTime() != null
                && set.getExpirationTime() != null;
        if (!complete || !issuer.equals(set.getIssuer()) || set.getNotBeforeTime() != null) {
            return Optional.empty();
        }
        return Optional.of(new TokenClaims(
                issuer,
                set.getSubject(),
                account(set.getSubject()),
                Set.copyOf(set.getAudience()),
                set.getStringClaim("client_id"),
                Set.copyOf(List.of(set.getStringClaim("scope").split(" ", -1))),
                set.getJWTID(),
                set.getIssueTime().toInstant(),
                set.getExpirationTime().toInstant(),
                keyId));
    }

    /** Our subjects are accounts, spelled as we spell them. */
    private static String account(String subject) {
        return UUID.fromString(subject).toString();
    }
}
