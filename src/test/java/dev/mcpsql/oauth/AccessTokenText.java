// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.access.TokenClaims;
import java.text.ParseException;
import java.util.Set;

/** Reads what an access token says, as anybody can. */
final class AccessTokenText {

    private AccessTokenText() {}

    static TokenClaims claims(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            JWTClaimsSet set = signed.getJWTClaimsSet();
            return new TokenClaims(
                    set.getIssuer(),
                    set.getSubject(),
                    set.getSubject(),
                    Set.copyOf(set.getAudience()),
                    set.getStringClaim("client_id"),
                    Set.of(set.getStringClaim("scope")),
                    set.getJWTID(),
                    set.getIssueTime().toInstant(),
                    set.getExpirationTime().toInstant(),
                    signed.getHeader().getKeyID());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
