// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.config.ConfigurationException;
import dev.mcpsql.config.ExternalIssuer;
import dev.mcpsql.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which an operator may give an external issuer's keys, beside an address. */
class IssuerKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final RSAKey rsa;
    private final ECKey curve;

    @TempDir
    private Path directory;

    IssuerKeysTest() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("one").keyUse(KeyUse.SIGNATURE).generate();
        curve = new ECKeyGenerator(Curve.P_256)
                .keyID("one")
                .keyUse(KeyUse.SIGNATURE)
                .generate();
    }

    @ParameterizedTest(name = "{0} as {1} in a {2}")
    @CsvSource(textBlock = """
            RS256, pem, setting
            RS256, pem, file
            RS256, jwk, setting
            RS256, jwk, file
            RS256, set, setting
            RS256, set, file
            ES256, pem, setting
            ES256, pem, file
            ES256, jwk, setting
            ES256, jwk, file
            ES256, set, setting
            ES256, set, file
            """)
    void verifyWhatTheIssuerSigned(String algorithm, String form, String place) throws JOSEException, IOException {
        JWK key = algorithm.equals("RS256") ? rsa : curve;
        String text =
                switch (form) {
                    case "pem" -> pem((AsymmetricJWK) key);
                    case "jwk" -> key.toPublicJWK().toJSONString();
                    default -> new JWKSet(key.toPublicJWK()).toString();
                };
        ExternalTokenVerifier verifier = verifier(algorithm, place.equals("file") ? file(text) : setting(text));

        assertThat(verifies(verifier, signed(algorithm))).isTrue();
        assertThat(verifies(verifier, signed(algorithm.equals("RS256") ? "ES256" : "RS256")))
                .isFalse();
        String other =
                algorithm.equals("RS256") ? new IssuerKeysTest().signed("RS256") : new IssuerKeysTest().signed("ES256");
        assertThat(verifies(verifier, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "-----BEGIN PUBLIC KEY----- AAAA -----END PUBLIC KEY-----", "{\"keys\":7}"})
    void stopTheStartWhenThereAreNone(String text) {
        assertThatThrownBy(() -> verifier("RS256", setting(text)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mp.jwt.verify.publickey");
    }

    @Test
    void stopTheStartWhenTheyAreOfAnotherAlgorithm() throws JOSEException {
        for (String text : List.of(pem(curve), curve.toPublicJWK().toJSONString())) {
            assertThatThrownBy(() -> verifier("RS256", setting(text))).isInstanceOf(ConfigurationException.class);
        }
    }

    @Test
    void stopTheStartWhenTheFileIsMissing() {
        String nowhere = "mp.jwt.verify.publickey.location=" + directory.resolve("none");

        assertThatThrownBy(() -> verifier("RS256", nowhere)).isInstanceOf(ConfigurationException.class);
    }

    private static ExternalTokenVerifier verifier(String algorithm, String keys) {
        ExternalIssuer issuer = TestSettings.with("http://localhost:8080", """
                        mp.jwt.verify.issuer=https://login.example.test/
                        mp.jwt.verify.publickey.algorithm=%s
                        %s
                        """.formatted(algorithm, keys))
                .tokens()
                .externalIssuer()
                .orElseThrow();
        return new ExternalTokenVerifier(issuer, IssuerKeys.of(issuer), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private String file(String text) throws IOException {
        return "mp.jwt.verify.publickey.location=" + Files.writeString(directory.resolve("keys"), text);
    }

    private static String setting(String text) {
        return "mp.jwt.verify.publickey=" + text.replace("\n", "");
    }

    private static String pem(AsymmetricJWK key) throws JOSEException {
        String body = Base64.getMimeEncoder()
                .encodeToString(key.toPublicKey().getEncoded())
                .replace("\r", "");
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    private static boolean verifies(ExternalTokenVerifier verifier, String token) {
        return verifier.verify(token).match(claims -> true, () -> false);
    }

    private String signed(String algorithm) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(new JOSEObjectType("at+jwt"))
                .keyID("one")
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://login.example.test/")
                .subject("subject-of-ada")
                .audience("http://localhost:8080/mcp/sql")
                .claim("upn", "ada")
                .claim("client_id", "client")
                .claim("scope", "mcp:sql")
                .jwtID("token")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(algorithm.equals("RS256") ? new RSASSASigner(rsa) : new ECDSASigner(curve));
        return token.serialize();
    }
}
