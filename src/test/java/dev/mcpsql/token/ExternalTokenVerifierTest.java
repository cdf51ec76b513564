// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.config.ExternalIssuer;
import dev.mcpsql.state.StateUnavailableException;
import dev.mcpsql.testing.AdjustableClock;
import dev.mcpsql.testing.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another server's tokens, by the keys that it publishes; the key server is a real one on the loopback. */
class ExternalTokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicInteger fetches = new AtomicInteger();
    private final AdjustableClock clock = new AdjustableClock(NOW);
    private HttpServer keyServer;
    private RSAKey key;
    private ExternalIssuer issuer;
    private ExternalTokenVerifier verifier;

    @BeforeEach
    void publish() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keyServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keyServer.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        keyServer.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/jwks");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        keyServer.start();
        trust("/jwks", "mp.jwt.verify.token.age=3600");
    }

    @AfterEach
    void stop() {
        keyServer.stop(0);
    }

    @Test
    void readsWhoAndWhat() {
        TokenClaims token = verified(signed(claims())).orElseThrow();

        assertThat(token.person()).isEqualTo("ada");
        assertThat(token.subject()).isEqualTo("subject-of-ada");
        assertThat(token.clientId()).isEqualTo("client");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "mcp:sql");
        assertThat(token.audience()).containsExactly("http://localhost:8080/mcp/sql");
    }

    @Test
    void fetchesTheKeysOnce() {
        for (int i = 0; i < 20; i++) {
            assertThat(verified(signed(claims().jwtID("token-" + i)))).isPresent();
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void isNotMadeToFetchByInventedKeyIds() throws JOSEException {
        RSAKey invented = new RSAKeyGenerator(2048).generate();
        for (int i = 0; i < 20; i++) {
            assertThat(verified(signed(header("RS256", "at+jwt", "invented-" + i), claims(), invented)))
                    .isEmpty();
        }

        assertThat(fetches.get()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(textBlock = """
            RS384, at+jwt, first
            PS256, at+jwt, first
            RS256, JWT, first
            RS256, id+jwt, first
            RS256, at+jwt, other
            """)
    void deniesOtherHeaders(String algorithm, String type, String keyId) {
        assertThat(verified(signed(header(algorithm, type, keyId), claims(), key)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT"})
    void takesTheTypeAsTheStandardSpellsIt(String type) {
        assertThat(verified(signed(header("RS256", type, "first"), claims(), key)))
                .isPresent();
    }

    @Test
    void deniesForgeries() throws JOSEException {
        RSAKey other = new RSAKeyGenerator(2048).keyID("first").generate();
        SignedJWT hmac = new SignedJWT(header("HS256", "at+jwt", "first"), claims().build());
        hmac.sign(new MACSigner(key.toPublicKey().getEncoded()));

        assertThat(verified(signed(header("RS256", "at+jwt", "first"), claims(), other)))
                .isEmpty();
        assertThat(verified(hmac.serialize())).isEmpty();
        assertThat(verified(new PlainJWT(claims().build()).serialize())).isEmpty();
        assertThat(verified("x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "upn", "client_id", "jti", "iat", "exp"})
    void needsEveryClaim(String claim) {
        assertThat(verified(signed(claims().claim(claim, null)))).isEmpty();
    }

    @ParameterizedTest(name = "issued {0} s ago, expires in {1} s, begins in {2} s: {3}")
    @CsvSource(textBlock = """
            0,    60,  0,   true
            0,    -29, 0,   true
            0,    -30, 0,   false
            -30,  60,  0,   true
            -31,  60,  0,   false
            0,    60,  30,  true
            0,    60,  31,  false
            3629, 60,  0,   true
            3630, 60,  0,   false
            """)
    void allowsForTheSkewAndNoMore(long issued, long expires, long begins, boolean good) {
        assertThat(verified(signed(claims().issueTime(Date.from(NOW.minusSeconds(issued)))
                                .expirationTime(Date.from(NOW.plusSeconds(expires)))
                                .notBeforeTime(Date.from(NOW.plusSeconds(begins)))))
                        .isPresent())
                .isEqualTo(good);
    }

    @Test
    void deniesOtherIssuers() {
        assertThat(verified(signed(claims().issuer("https://login.example.test"))))
                .isEmpty();
    }

    @Test
    void followsNoRedirectToKeys() {
        trust("/moved", "");

        assertThatThrownBy(() -> verified(signed(claims()))).isInstanceOf(StateUnavailableException.class);
    }

    /** 401 would send clients through a sign-in that does not help. */
    @Test
    void isUnavailableHoweverOftenItIsAskedWithoutKeys() {
        keyServer.removeContext("/jwks");

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> verified(signed(claims()))).isInstanceOf(StateUnavailableException.class);
        }
    }

    /** Only guesses are counted by address. */
    @ParameterizedTest
    @ValueSource(strings = {"client_id", "scope", "upn"})
    void takesNoClaimOfAnotherTypeForAGuess(String claim) {
        String token = signed(claims().claim(claim, List.of("mcp:sql", 7)));

        assertThat(verifier.verify(token).<String>match(good -> "verified", () -> "lapsed", () -> "unverifiable"))
                .isEqualTo("lapsed");
    }

    private void trust(String path, String line) {
        String location = "http://127.0.0.1:" + keyServer.getAddress().getPort() + path;
        issuer = TestSettings.with("http://localhost:8080", """
                        mp.jwt.verify.issuer=https://login.example.test/
                        mp.jwt.verify.publickey.location=%s
                        %s
                        """.formatted(location, line))
                .tokens()
                .externalIssuer()
                .orElseThrow();
        verifier = new ExternalTokenVerifier(issuer, IssuerKeys.of(issuer), clock);
    }

    private Optional<TokenClaims> verified(String token) {
        return verifier.verify(token).match(Optional::of, Optional::empty);
    }

    private String signed(JWTClaimsSet.Builder claims) {
        return signed(header("RS256", "at+jwt", "first"), claims, key);
    }

    private static String signed(JWSHeader header, JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWSHeader header(String algorithm, String type, String keyId) {
        return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(new JOSEObjectType(type))
                .keyID(keyId)
                .build();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://login.example.test/")
                .subject("subject-of-ada")
                .audience("http://localhost:8080/mcp/sql")
                .claim("upn", "ada")
                .claim("client_id", "client")
                .claim("scope", "openid mcp:sql")
                .jwtID("token")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }
}
