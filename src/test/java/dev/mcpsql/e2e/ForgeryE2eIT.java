// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that say all the right things and were not signed by us; nobody is named in a trail for what a stranger made up. */
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgeryE2eIT {

    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    private final LiveServer server;
    private final Person person;
    private final String genuine;
    private final RSAKey published;
    private final RSAKey own;

    ForgeryE2eIT(LiveServer server) throws JOSEException, ParseException {
        this.server = server;
        this.person = server.person("analyst");
        this.genuine = server.token(person);
        this.published = JWKSet.parse(Http.send(HttpRequest.newBuilder(server.at("/o/jwks"))
                                .GET()
                                .build())
                        .body())
                .getKeys()
                .get(0)
                .toRSAKey();
        this.own = new RSAKeyGenerator(2048).keyID("own").generate();
    }

    Stream<String> forgeries() throws Exception {
        Map<String, String> all = new TreeMap<>();
        String claims = genuine.split("\\.", -1)[1];
        all.put("none", Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + claims + ".");
        all.put("nOnE", Base64URL.encode("{\"alg\":\"nOnE\",\"typ\":\"at+jwt\"}") + "." + claims + ".");
        all.put("no signature", genuine.substring(0, genuine.lastIndexOf('.') + 1));
        all.put("another's signature", signed(head -> {}, body -> {}));
        all.put("kid of another", signed(head -> head.keyID("own"), body -> {}));
        all.put("kid as a path", signed(head -> head.keyID("../../dev/null"), body -> {}));
        all.put("kid as sql", signed(head -> head.keyID("' union select 'x"), body -> {}));
        all.put("own jwk", signed(head -> head.jwk(own.toPublicJWK()), body -> {}));
        all.put("own jku", signed(head -> head.jwkURL(URI.create("http://127.0.0.1:9/jwks")), body -> {}));
        all.put("own x5u", signed(head -> head.x509CertURL(URI.create("http://127.0.0.1:9/x5u")), body -> {}));
        all.put("other audience", signed(head -> {}, body -> body.audience("http://other.test/mcp")));
        all.put("other issuer", signed(head -> {}, body -> body.issuer("http://other.test")));
        all.put("expired", signed(head -> {}, body -> body.expirationTime(Date.from(Instant.EPOCH))));
        for (byte[] secret : List.of(
                published.toRSAPublicKey().getEncoded(),
                published.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            all.put("HS256 with the public key " + secret.length, symmetric(secret));
        }
        return all.values().stream();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void isAStranger(String token) {
        HttpResponse<String> answer = Http.send(question("Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .hasSize(1)
                .allSatisfy(challenge -> assertThat(challenge).doesNotContain("error"));
        assertThat(server.trails().denials(person)).isEmpty();
    }

    @Test
    void isNoForgeryWhenItIsGenuine() {
        assertThat(Http.send(question("bearer " + genuine)).statusCode())
                .as("the scheme has no case (RFC 9110 §11.1)")
                .isEqualTo(200);
    }

    @Test
    void isTakenFromTheOneHeaderOnly() {
        HttpRequest.Builder twice = McpClient.open(server, Era.MODERN, genuine)
                .queryRequest(HARMLESS)
                .header("Authorization", "Bearer " + genuine);
        assertThat(Http.send(twice.build()).statusCode()).isEqualTo(401);

        for (String path : List.of("/mcp/sql?access_token=" + genuine, "/mcp/sql?token=" + genuine)) {
            assertThat(Http.send(HttpRequest.newBuilder(server.at(path)).GET().build())
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(Http.send(HttpRequest.newBuilder(server.at("/mcp/sql"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("access_token=" + genuine))
                                .build())
                        .statusCode())
                .isEqualTo(401);
        for (String scheme : List.of("Basic ", "DPoP ", "Token ", "", "Bearer Bearer ")) {
            assertThat(Http.send(question(scheme + genuine)).statusCode()).isEqualTo(401);
        }
    }

    /** What a stranger gets there, the bearer of a token gets too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                "/admin/index.xhtml",
                "/admin/queries.xhtml",
                "/account/",
                "/account/sign-in",
                "/o/jwks",
                "/o/authorize",
                "/o/consent",
                "/.well-known/oauth-authorization-server",
                "/mcp/sql/../../admin/index.xhtml",
                "/no/such"
            })
    void opensNothingElse(String path) {
        HttpRequest.Builder plain = HttpRequest.newBuilder(server.at(path)).GET();
        HttpResponse<String> stranger = Http.send(plain.build());

        HttpResponse<String> bearer =
                Http.send(plain.header("Authorization", "Bearer " + genuine).build());

        assertThat(bearer.statusCode()).isEqualTo(stranger.statusCode());
        assertThat(bearer.headers().firstValue("Location"))
                .isEqualTo(stranger.headers().firstValue("Location"));
    }

    private HttpRequest question(String authorization) {
        return McpClient.open(server, Era.MODERN, genuine)
                .queryRequest(HARMLESS)
                .setHeader("Authorization", authorization)
                .build();
    }

    private String signed(Consumer<JWSHeader.Builder> head, Consumer<JWTClaimsSet.Builder> body) throws Exception {
        return made(JWSAlgorithm.RS256, new RSASSASigner(own), head, body);
    }

    private String symmetric(byte[] secret) throws Exception {
        return made(JWSAlgorithm.HS256, new MACSigner(secret), head -> {}, body -> {});
    }

    private String made(
            JWSAlgorithm algorithm,
            JWSSigner signer,
            Consumer<JWSHeader.Builder> head,
            Consumer<JWTClaimsSet.Builder> body)
            throws Exception {
        SignedJWT model = SignedJWT.parse(genuine);
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm)
                .type(model.getHeader().getType())
                .keyID(published.getKeyID());
        head.accept(header);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(model.getJWTClaimsSet());
        body.accept(claims);
        SignedJWT token = new SignedJWT(header.build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
