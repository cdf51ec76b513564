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
import dev.mcpsql.identity.RandomTokens;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Verifies tokens that this server signed (RFC 9068 §4, RFC 8725 §3).
 *
 * <p>The algorithm is RS256 whatever the header says, the type is {@code at+jwt}, {@code kid} is looked for among our keys and
 * nowhere else, {@code jwk}, {@code jku}, {@code x5c} and {@code x5u} are not read. A signature that was good once is not
 * computed again; everything that can change is asked again by the caller.
 */
@Component
public final class StoredTokenVerifier implements TokenVerifier {

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
        String key = HexFormat.of().formatHex(RandomTokens.hash(bearerToken));
        return verified.find(key).map(this::alive).orElseGet(() -> signed(bearerToken, key));
    }

    private TokenVerdict signed(String bearerToken, String key) {
        try {
            SignedJWT token = SignedJWT.parse(bearerToken);
            Optional<RSAKey> signer = ours(token.getHeader());
            if (signer.isEmpty() || !token.verify(new RSASSAVerifier(signer.get()))) {
                return UNVERIFIABLE;
            }
            Optional<TokenClaims> claims =
                    claims(token.getJWTClaimsSet(), signer.get().getKeyID());
            claims.ifPresent(good -> verified.put(key, good));
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
                && TokenIssuer.TYPE.equals(header.getType())
                && header.getKeyID() != null;
        return ourShape ? keys.find(header.getKeyID()) : Optional.empty();
    }

    /** Empty when a claim that RFC 9068 §2.2 requires is missing, or the issuer is another. */
    private Optional<TokenClaims> claims(JWTClaimsSet set, String keyId) throws ParseException {
        boolean complete = set.getSubject() != null
                && set.getJWTID() != null
                && set.getStringClaim("client_id") != null
                && set.getStringClaim("scope") != null
                && set.getIssueTime() != null
                && set.getExpirationTime() != null;
        if (!complete || !issuer.equals(set.getIssuer())) {
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
