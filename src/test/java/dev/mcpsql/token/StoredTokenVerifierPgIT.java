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
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpsql.access.TokenClaims;
import dev.mcpsql.testing.TestState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
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
        keys = state.keys();
        verifier = new StoredTokenVerifier(keys, state.settings(), state.clock());
        foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
    }

    @Test
    void readsItsOwnTokens() {
        Grant grant = grant();

        TokenClaims claims = verified(
                        new TokenIssuer(keys, state.settings()).signer().token(grant))
                .orElseThrow();

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
        SignedJWT token =
                SignedJWT.parse(new TokenIssuer(keys, state.settings()).signer().token(grant()));

        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "client_id", "scope", "jti", "iat", "exp");
    }

    @Test
    void readsTheTokensOfAnotherNodeAtOnce() {
        StoredTokenVerifier other = new StoredTokenVerifier(state.keys(), state.settings(), state.clock());

        String token = new TokenIssuer(keys, state.settings()).signer().token(grant());

        assertThat(other.verify(token).match(claims -> true, () -> false)).isTrue();
    }

    @Test
    void forgetsAVerifiedTokenWhenItExpires() {
        String token = new TokenIssuer(keys, state.settings()).signer().token(grant());
        assertThat(verified(token)).isPresent();

        state.clock().advance(Duration.ofHours(6));

        assertThat(verified(token)).isEmpty();
    }

    @Test
    void twoNodesShareOneKey() {
        assertThat(state.keys().current().getKeyID()).isEqualTo(keys.current().getKeyID());
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
    @ValueSource(strings = {"JWT", "application/at+jwt", "AT+JWT", "At+Jwt", "at+jwt ", "at+jwt;x=y"})
    void deniesOtherSpellingsOfTheType(String type) {
        assertThat(verified(ours(header().type(new JOSEObjectType(type)).build(), claims().build())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"b64\":false,\"crit\":[\"b64\"]",
                "\"b64\":true",
                "\"jku\":\"http://127.0.0.1:1/jwks\"",
                "\"x5u\":\"http://127.0.0.1:1/x5u\"",
                "\"x5c\":[]",
                "\"jwk\":{}",
                "\"cty\":\"JWT\"",
                "\"zip\":\"DEF\"",
                "\"new\":1",
                "\"alg\":\"RS256\"",
                "\"kid\":\"other\"",
                "\"typ\":\"JWT\""
            })
    void deniesAHeaderWithAnythingElseInIt(String member) {
        assertThat(verified(rawSigned(ourHeader().replace("}", "," + member + "}"), ourClaims())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sub\":\"00000000-0000-0000-0000-000000000000\"",
                "\"exp\":9999999999",
                "\"aud\":[]",
                "\"nbf\":9999999999"
            })
    void deniesClaimsThatComeTwiceOrAreNotYetGood(String member) {
        assertThat(verified(rawSigned(ourHeader(), ourClaims().replace("}", "," + member + "}"))))
                .isEmpty();
    }

    @Test
    void readsWhatIsSignedByHand() {
        assertThat(verified(rawSigned(ourHeader(), ourClaims()))).isPresent();
    }

    /** Base64 leaves bits over in the last character of a part; only zeros are ours (RFC 4648 §3.5). */
    @Test
    void deniesAnotherSpellingOfTheSameBytes() {
        String token = rawSigned(ourHeader(), ourClaims());
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        String other = token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);

        assertThat(new Base64URL(other.substring(other.lastIndexOf('.') + 1)).decode())
                .isEqualTo(new Base64URL(token.substring(token.lastIndexOf('.') + 1)).decode());
        assertThat(verified(token)).isPresent();
        assertThat(verified(other)).isEmpty();
    }

    @Test
    void deniesOtherForms() {
        String token = rawSigned(ourHeader(), ourClaims());
        String[] parts = token.split("\\.", -1);

        assertThat(List.of(
                        token + "=",
                        token + "==",
                        " " + token,
                        token + " ",
                        token + "\n",
                        token + ".",
                        token + "." + parts[2],
                        token.replace('_', '/').replace('-', '+') + "+",
                        "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}".formatted((Object[]) parts),
                        "{\"payload\":\"%2$s\",\"signatures\":[{\"protected\":\"%1$s\",\"signature\":\"%3$s\"}]}"
                                .formatted((Object[]) parts),
                        parts[0] + ".." + parts[2],
                        rawSigned(ourHeader(), "\"" + token + "\""),
                        rawSigned(ourHeader(), token),
                        rawSigned(ourHeader(), "[" + ourClaims() + "]"),
                        rawSigned(ourHeader(), ourClaims() + " {}"),
                        rawSigned(ourHeader(), ourClaims().replace("}", ",\"x\":" + "[".repeat(2000) + "}")),
                        rawSigned(ourHeader(), ourClaims().replace("}", ",\"x\":\"" + "y".repeat(9000) + "\"}"))))
                .allSatisfy(other -> assertThat(verified(other)).as(other).isEmpty());
    }

    @Test
    void deniesTextThatIsNotUtf8() {
        byte[] claims = ourClaims().replace("mcp-sql-x", "mcp-sql-\u00ff").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(verified(rawSigned(
                        Base64URL.encode(ourHeader()).toString(),
                        Base64URL.encode(claims).toString(),
                        keys.current())))
                .isEmpty();
        assertThat(verified(rawSigned(
                        Base64URL.encode(ourHeader().getBytes(StandardCharsets.UTF_16BE))
                                .toString(),
                        Base64URL.encode(ourClaims()).toString(),
                        keys.current())))
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

    private String ourHeader() {
        return "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}"
                .formatted(keys.current().getKeyID());
    }

    private String ourClaims() {
        return JSONObjectUtils.toJSONString(claims().build().toJSONObject());
    }

    private String rawSigned(String header, String claims) {
        return rawSigned(
                Base64URL.encode(header).toString(), Base64URL.encode(claims).toString(), keys.current());
    }

    /** Signs whatever it is given, as no library would. */
    private static String rawSigned(String header, String claims, RSAKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toPrivateKey());
            signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return header + "." + claims + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
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
