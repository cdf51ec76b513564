// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.access.TokenVerdict;
import dev.mcpsql.access.TokenVerifier;
import dev.mcpsql.config.ExternalIssuer;
import dev.mcpsql.state.StateUnavailableException;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Verifies tokens of an external authorization server (RFC 9068 §4, MicroProfile JWT 2.1 §9.2).
 *
 * <p>Algorithm and types are the configuration's, keys come from where it says and from nowhere else; what a header says about keys
 * beside {@code kid} is not read. Signatures are computed each time: a key that the issuer took out of its set must not live on
 * here.
 */
final class ExternalTokenVerifier implements TokenVerifier {

    private static final TokenVerdict UNVERIFIABLE = new TokenVerdict.Unverifiable();
    private static final TokenVerdict LAPSED = new TokenVerdict.Lapsed();

    /** Members that would change how the rest is read (RFC 7515 §4.1.11, RFC 7797, RFC 7516 §4.1.3). */
    private static final Set<String> CHANGING = Set.of("crit", "b64", "zip");

    private final ExternalIssuer issuer;
    private final JWKSource<SecurityContext> keys;
    private final ExternalClaims claims;

    ExternalTokenVerifier(ExternalIssuer issuer, JWKSource<SecurityContext> keys, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.claims = new ExternalClaims(issuer, clock);
    }

    @Override
    public TokenVerdict verify(String bearerToken) {
        return CompactToken.of(bearerToken, members -> members.stream().noneMatch(CHANGING::contains))
                .filter(token -> isOfOurKind(token.getHeader()))
                .map(this::signed)
                .orElse(UNVERIFIABLE);
    }

    private boolean isOfOurKind(JWSHeader header) {
        return issuer.algorithm().equals(header.getAlgorithm().getName())
                && header.getType() != null
                && issuer.tokenTypes().contains(type(header));
    }

    /** RFC 7515 §4.1.9: {@code application/} may be left out, and case does not matter. */
    private static String type(JWSHeader header) {
        String type = header.getType().getType().toLowerCase(Locale.ROOT);
        return type.startsWith("application/") ? type.substring("application/".length()) : type;
    }

    private TokenVerdict signed(SignedJWT token) {
        try {
            for (JWK key : keysFor(token.getHeader())) {
                if (verifies(token, key)) {
                    return claimed(token);
                }
            }
            return UNVERIFIABLE;
        } catch (JOSEException | IllegalArgumentException malformed) {
            return UNVERIFIABLE;
        }
    }

    /** A claim of another type is as good as none; but whoever has the issuer's signature guessed nothing. */
    private TokenVerdict claimed(SignedJWT token) {
        try {
            return claims.read(token)
                    .<TokenVerdict>map(TokenVerdict.Verified::new)
                    .orElse(LAPSED);
        } catch (ParseException otherType) {
            return LAPSED;
        }
    }

    private List<JWK> keysFor(JWSHeader header) {
        try {
            return keysFor(JWKMatcher.forJWSHeader(header));
        } catch (RateLimitReachedException oftenEnough) {
            return notAmongThoseKept();
        }
    }

    /** Nobody knows the key; unless no keys are known at all, and then signing in again would not help. */
    private List<JWK> notAmongThoseKept() {
        try {
            keysFor(new JWKMatcher.Builder().build());
            return List.of();
        } catch (RateLimitReachedException noneKept) {
            throw outOfReach(noneKept);
        }
    }

    private List<JWK> keysFor(JWKMatcher wanted) throws RateLimitReachedException {
        try {
            return keys.get(new JWKSelector(wanted), null);
        } catch (RateLimitReachedException oftenEnough) {
            throw oftenEnough;
        } catch (KeySourceException unreachable) {
            throw outOfReach(unreachable);
        }
    }

    private static StateUnavailableException outOfReach(KeySourceException why) {
        return new StateUnavailableException("the keys of the external issuer are out of reach", new SQLException(why));
    }

    private static boolean verifies(SignedJWT token, JWK key) throws JOSEException {
        return key instanceof ECKey curve
                ? token.verify(new ECDSAVerifier(curve))
                : token.verify(new RSASSAVerifier(key.toRSAKey()));
    }
}
