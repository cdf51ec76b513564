// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.testing.TestState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was not signed by our key as our kind of token is nothing (RFC 8725 §2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredTokenVerifierPgIT {

    private static final String ISSUER = "http://localhost:8080";

    private TestState state;
    private SigningKeys keys;
    private StoredTokenVerifier verifier;
    private RSAKey foreign;

    @BeforeAll
    void assemble() throws JOSEException {
        state = TestState.fresh("");
        keys = keys();
        verifier = new StoredTokenVerifier(keys, state.settings(), state.clock());
        foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
    }

    @Test
    void readsItsOwnTokens() {
        Grant grant = grant();

        TokenClaims claims =
                verified(new TokenIssuer(keys, state.settings()).token(grant)).orElseThrow();

        assertThat(claims.person()).isEqualTo(grant.accountId().toString());
        assertThat(claims.subject()).isEqualTo(claims.person());
        assertThat(claims.keyId()).isEqualTo(keys.current().getKeyID());
        assertThat(claims.tokenId()).isEqualTo(grant.tokenId());
        assertThat(claims.clientId()).isEqualTo(grant.clientId());
        assertThat(claims.audience()).containsExactly(grant.resource());
        assertThat(claims.scopes()).containsExactly("mcp:sql");
    }

    @Test
    void writesTheTypeAndClaimsOfAnAccessToken() throws Exception {
        SignedJWT token = SignedJWT.parse(new TokenIssuer(keys, state.settings()).token(grant()));

        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "client_id", "scope", "jti", "iat", "exp");
    }

    @Test
    void readsTheTokensOfAnotherNodeAtOnce() {
        StoredTokenVerifier other = new StoredTokenVerifier(keys(), state.settings(), state.clock());

        String token = new TokenIssuer(keys, state.settings()).token(grant());

        assertThat(other.verify(token).match(claims -> true, () -> false)).isTrue();
    }

    @Test
    void forgetsAVerifiedTokenWhenItExpires() {
        String token = new TokenIssuer(keys, state.settings()).token(grant());
        assertThat(verified(token)).isPresent();

        state.clock().advance(Duration.ofHours(6));

        assertThat(verified(token)).isEmpty();
    }

    @Test
    void twoNodesShareOneKey() {
        assertThat(keys().current().getKeyID()).isEqualTo(keys.current().getKeyID());
    }

    @Test
    void keepsThePrivateHalfSealed() {
        String stored = state.database()
                .one(
                        "select public_jwk || encode(private_key_encrypted, 'escape') as text from mcp_sql.signing_key",
                        row -> row.getString("text"))
                .orElseThrow();

        assertThat(stored)
                .doesNotContain(keys.current().getPrivateExponent().toString())
                .doesNotContain("\"d\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.e30.",
                "\u0000",
                "💥",
                "AAAA.BBBB.CCCC.DDDD.EEEE"
            })
    void isNotConfusedByNoise(String token) {
        assertThat(verified(token)).isEmpty();
    }

    @Test
    void deniesAlgorithmNone() {
        assertThat(verified(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void deniesTheSignatureStripped() {
        String token = ours(header().build(), claims().build());

        assertThat(verified(token.substring(0, token.lastIndexOf('.') + 1))).isEmpty();
    }

    @Test
    void deniesAChangedClaim() {
        String[] parts = ours(header().build(), claims().build()).split("\\.", -1);
        String changed = Base64URL.encode(
                        new Base64URL(parts[1]).decodeToString().replace("mcp:sql", "mcp:sqx"))
                .toString();

        assertThat(verified(parts[0] + "." + changed + "." + parts[2])).isEmpty();
    }

    @Test
    void deniesHmacWithThePublicKeyAsSecret() throws JOSEException {
        byte[] pem = keys.current().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        byte[] der = keys.current().toPublicKey().getEncoded();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(TokenIssuer.TYPE)
                .keyID(keys.current().getKeyID())
                .build();

        assertThat(verified(signed(header, claims().build(), new MACSigner(pem))))
                .isEmpty();
        assertThat(verified(signed(header, claims().build(), new MACSigner(der))))
                .isEmpty();
    }

    @Test
    void deniesAForeignKeyUnderOurId() throws JOSEException {
        assertThat(verified(signed(header().build(), claims().build(), new RSASSASigner(foreign))))
                .isEmpty();
    }

    @Test
    void fetchesNoKeyThatTheTokenBrings() throws JOSEException {
        JWK open = foreign.toPublicJWK();
        for (JWSHeader.Builder brought : List.of(
                header().jwk(open),
                header().jwkURL(URI.create("http://127.0.0.1:1/jwks")),
                header().x509CertURL(URI.create("http://127.0.0.1:1/x509")),
                header().keyID("foreign").jwk(open))) {
            assertThat(verified(signed(brought.build(), claims().build(), new RSASSASigner(foreign))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "' or '1'='1", "http://127.0.0.1:1/key", "unknown"})
    void looksForKeysOnlyAmongItsOwn(String keyId) {
        assertThat(verified(ours(header().keyID(keyId).build(), claims().build())))
                .isEmpty();
    }

    @Test
    void needsAKeyId() {
        assertThat(verified(ours(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(TokenIssuer.TYPE)
                                .build(),
                        claims().build())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "id+jwt", "logout+jwt"})
    void deniesOtherKindsOfTokens(String type) {
        assertThat(verified(ours(header().type(new JOSEObjectType(type)).build(), claims().build())))
                .isEmpty();
    }

    @Test
    void deniesAnotherAlgorithmOfTheSameKey() {
        assertThat(verified(ours(
                        new JWSHeader.Builder(JWSAlgorithm.PS256)
                                .type(TokenIssuer.TYPE)
                                .keyID(keys.current().getKeyID())
                                .build(),
                        claims().build())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "client_id", "scope", "jti", "iat", "exp"})
    void needsEveryClaim(String missing) {
        assertThat(verified(ours(header().build(), claims().claim(missing, null).build())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/", "https://localhost:8080", "http://evil.test", "HTTP://LOCALHOST:8080"})
    void deniesOtherIssuers(String issuer) {
        assertThat(verified(ours(header().build(), claims().issuer(issuer).build())))
                .isEmpty();
    }

    @Test
    void deniesASubjectThatIsNoAccount() {
        assertThat(verified(ours(header().build(), claims().subject("ada").build())))
                .isEmpty();
    }

    @Test
    void deniesExpiredTokens() {
        Date now = Date.from(state.clock().instant());

        assertThat(verified(ours(header().build(), claims().expirationTime(now).build())))
                .isEmpty();
    }

    /** Audience and scope are judged where the person is known, so that the trail can say so. */
    @Test
    void leavesAudienceAndScopeToTheResourceServer() {
        String token = ours(
                header().build(),
                claims().audience("http://other.test").claim("scope", "other").build());

        assertThat(verified(token))
                .hasValueSatisfying(claims -> assertThat(claims.audience()).containsExactly("http://other.test"));
    }

    private SigningKeys keys() {
        return new SigningKeys(state.database(), new AtRestCipher(state.settings(), new SecureRandom()), state.clock());
    }

    private Optional<TokenClaims> verified(String token) {
        return verifier.verify(token).match(Optional::of, Optional::empty);
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(TokenIssuer.TYPE)
                .keyID(keys.current().getKeyID());
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = state.clock().instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER + "/mcp/sql")
                .subject(UUID.randomUUID().toString())
                .claim("client_id", "mcp-sql-x")
                .claim("scope", "mcp:sql")
                .jwtID("x")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private Grant grant() {
        Instant now = state.clock().instant();
        return new Grant(
                UUID.randomUUID().toString(),
                UUID.randomUUID(),
                "mcp-sql-x",
                "http://localhost/cb",
                "mcp:sql",
                ISSUER + "/mcp/sql",
                now,
                now.plus(Duration.ofHours(6)));
    }

    private String ours(JWSHeader header, JWTClaimsSet claims) {
        try {
            return signed(header, claims, new RSASSASigner(keys.current()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
