// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.util.Date;

/** Writes a grant down as a signed JWT access token (RFC 9068 §2). */
@Component
public final class TokenIssuer {

    /** RFC 9068 §2.1: keeps an ID token from passing for an access token. */
    public static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final String issuer;

    @Inject
    public TokenIssuer(SigningKeys keys, Settings settings) {
        this.keys = keys;
        this.issuer = settings.publicUrl().value();
    }

    /** Signs grants with the key of one moment. */
    @FunctionalInterface
    public interface Signer {
        /** The token. */
        String token(Grant grant);
    }

    /**
     * Asks which key signs at this moment. To be called before a transaction: inside one it would wait for a second
     * connection.
     */
    public Signer signer() {
        RSAKey key = keys.current();
        return grant -> signed(claims(grant), key);
    }

    private JWTClaimsSet claims(Grant grant) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(grant.resource())
                .subject(grant.accountId().toString())
                .claim("client_id", grant.clientId())
                .claim("scope", grant.scope())
                .jwtID(grant.tokenId())
                .issueTime(Date.from(grant.issuedAt()))
                .expirationTime(Date.from(grant.expiresAt()))
                .build();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the signing key does not sign", impossible);
        }
        return token.serialize();
    }
}
