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

    public String token(Grant grant) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(grant.resource())
                .subject(grant.accountId().toString())
                .claim("client_id", grant.clientId())
                .claim("scope", grant.scope())
                .jwtID(grant.tokenId())
                .issueTime(Date.from(grant.issuedAt()))
                .expirationTime(Date.from(grant.expiresAt()))
                .build();
        return signed(claims);
    }

    private String signed(JWTClaimsSet claims) {
        RSAKey key = keys.current();
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
