// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider's keys, and tokens of every quality. */
final class TokenForge {

    static final String CLIENT = "mcp-sql";

    private final String issuer;
    private final RSAKey rsa;
    private final RSAKey foreign;
    private final ECKey curve;

    TokenForge(String issuer) {
        this.issuer = issuer;
        try {
            this.rsa = new RSAKeyGenerator(2048).keyID("one").generate();
            this.foreign = new RSAKeyGenerator(2048).keyID("one").generate();
            this.curve = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the provider publishes. */
    String keys() {
        return new JWKSet(List.of(rsa.toPublicJWK(), curve.toPublicJWK())).toString();
    }

    /** The metadata, with endpoints under the issuer. */
    String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/leave","subject_types_supported":["public"],
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["HS256","none","RS256","ES256"],
                 "authorization_response_iss_parameter_supported":true}
                """.formatted(issuer);
    }

    /** The provider as discovery would find it. */
    Provider provider() {
        try {
            return new Provider(OIDCProviderMetadata.parse(metadata()), new ImmutableJWKSet<>(JWKSet.parse(keys())));
        } catch (ParseException | java.text.ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claims of a good ID token. */
    Map<String, Object> idClaims(String nonce) {
        return new HashMap<>(Map.of(
                "iss",
                issuer,
                "sub",
                "subject-1",
                "aud",
                List.of(CLIENT),
                "iat",
                0L,
                "exp",
                300L,
                "nonce",
                nonce,
                "sid",
                "session-1",
                "preferred_username",
                "Ada"));
    }

    /** The claims of a good logout token. */
    Map<String, Object> logoutClaims(String id) {
        return new HashMap<>(Map.of(
                "iss",
                issuer,
                "sub",
                "subject-1",
                "aud",
                List.of(CLIENT),
                "iat",
                0L,
                "exp",
                120L,
                "jti",
                id,
                "sid",
                "session-1",
                "events",
                Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    /**
     * Signs the claims, whose times are seconds from now.
     *
     * @param how {@code RS256}, {@code ES256}, or a forgery
     */
    String token(Map<String, Object> claims, String how) {
        JWTClaimsSet set = set(claims);
        try {
            return switch (how) {
                case "RS256" -> signed(JWSAlgorithm.RS256, "one", set, new RSASSASigner(rsa));
                case "ES256" -> signed(JWSAlgorithm.ES256, "two", set, new ECDSASigner(curve));
                case "none" -> new PlainJWT(set).serialize();
                case "foreign key" -> signed(JWSAlgorithm.RS256, "one", set, new RSASSASigner(foreign));
                case "unknown key" -> signed(JWSAlgorithm.RS256, "three", set, new RSASSASigner(foreign));
                case "own jwk" -> ownKey(set);
                case "RS512" -> signed(JWSAlgorithm.RS512, "one", set, new RSASSASigner(rsa));
                case "public key as secret" ->
                    signed(
                            JWSAlgorithm.HS256,
                            "one",
                            set,
                            new MACSigner(rsa.toRSAPublicKey().getEncoded()));
                case "client secret" ->
                    signed(JWSAlgorithm.HS256, null, set, new MACSigner("the secret of this client, long enough"));
                case "cut" ->
                    signed(JWSAlgorithm.RS256, "one", set, new RSASSASigner(rsa))
                            .replaceFirst("\\.[^.]*$", ".AAAA");
                default -> throw new IllegalArgumentException(how);
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String ownKey(JWTClaimsSet set) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(foreign.toPublicJWK())
                .build();
        SignedJWT token = new SignedJWT(header, set);
        token.sign(new RSASSASigner(foreign));
        return token.serialize();
    }

    private static String signed(JWSAlgorithm algorithm, String key, JWTClaimsSet set, JWSSigner signer)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), set);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet set(Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach((name, value) -> set.claim(
                name, value instanceof Long seconds ? Date.from(Instant.now().plusSeconds(seconds)) : value));
        return set.build();
    }
}
