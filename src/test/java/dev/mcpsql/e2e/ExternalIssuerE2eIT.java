// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.mcpsql.testing.PayaraServer;
import dev.mcpsql.testing.ServerNotReadyException;
import dev.mcpsql.vocabulary.DenialReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that trusts another issuer, which publishes its keys on the loopback, and issues nothing itself. */
@FurtherServer
@ExtendWith(WithLiveServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalIssuerE2eIT {

    private static final String HARMLESS = "SELECT id FROM orders WHERE id = 1";

    private final LiveServer shared;
    private final RSAKey key;
    private HttpServer issuer;
    private LiveServer server;

    ExternalIssuerE2eIT(LiveServer shared) throws JOSEException {
        this.shared = shared;
        this.key = new RSAKeyGenerator(2048).keyID("of-the-issuer").generate();
    }

    @BeforeAll
    void trust(@TempDir Path directory) throws IOException {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        server = shared.another(directory, """
                mp.jwt.verify.issuer=%s
                mp.jwt.verify.publickey.location=%s/keys
                """.formatted(name(), name()));
    }

    @AfterAll
    void stop() {
        server.close();
        issuer.stop(0);
    }

    private String name() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    @Test
    void opensToItsTokens() {
        Person analyst = analyst();

        mcp(analyst, "https://client.example/metadata.json").query(HARMLESS).isAnswered();
        mcp(analyst, "mcp-sql-cloud.nobody").query(HARMLESS).isAnswered();

        assertThat(server.trails().queries(analyst)).hasSize(2);
    }

    @Test
    void asksForThePersonsStandingAllTheSame() {
        Person analyst = analyst();
        McpClient mcp = mcp(analyst, "client");

        server.accounts().deactivate(analyst.username());

        HttpResponse<String> denied = mcp.tryQuery(HARMLESS);
        assertThat(denied.statusCode()).isEqualTo(401);
        assertThat(server.trails().denials(analyst)).hasSize(1);
    }

    @Test
    void opensNothingToAClientThatAnOperatorBlocked() {
        Person analyst = analyst();
        McpClient mcp = mcp(analyst, "blocked-client");
        server.asSuperuser("""
                insert into mcp_sql.oauth_client (client_id, kind, client_name, redirect_uris, registered_from, blocked_at)
                values ('blocked-client', 'cloud', 'x', '{}', '', now())
                """);

        assertThat(mcp.tryQuery(HARMLESS).statusCode()).isEqualTo(401);
        assertThat(server.trails().denials(analyst)).containsExactly(DenialReason.BAD_APPLICATION.code());
    }

    @Test
    void opensToNobodyElse() throws JOSEException {
        Person analyst = analyst();
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("of-the-issuer").generate();

        assertThat(status(shared.token(analyst))).isEqualTo(401);
        assertThat(status(signed(claims(analyst, "client"), stranger))).isEqualTo(401);
        assertThat(status(signed(claims(analyst, "client").issuer(server.origin()), key)))
                .isEqualTo(401);
        assertThat(status(signed(claims(analyst, "client").audience(shared.origin() + "/mcp/sql"), key)))
                .isEqualTo(401);
    }

    @Test
    void sendsClientsToTheIssuer() {
        HttpResponse<String> document = get("GET", "/.well-known/oauth-protected-resource/mcp/sql");

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).contains("\"authorization_servers\":[\"" + name() + "\"]");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            GET,  /.well-known/oauth-authorization-server
            GET,  /o/authorize
            GET,  /o/consent
            POST, /o/consent
            POST, /o/token
            POST, /o/register
            POST, /o/revoke
            GET,  /o/jwks
            """)
    void hasNoEndpointsOfItsOwn(String method, String path) {
        HttpResponse<String> answer = get(method, path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/", "/health/ready"})
    void keepsThePagesOfPeople(String path) {
        assertThat(get("GET", path).statusCode()).isLessThan(400);
    }

    /** Making an account counts as a leave: what was issued until then, the skew added, is worth nothing. */
    private Person analyst() {
        Person analyst = server.person("analyst");
        server.asSuperuser("update mcp_sql.account set grants_revoked_at = null where username = '%s'"
                .formatted(analyst.username()));
        return analyst;
    }

    private HttpResponse<String> get(String method, String path) {
        return Http.send(HttpRequest.newBuilder(server.at(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    @Test
    void doesNotStartOverAKeyThatIsNone(@TempDir Path directory) throws IOException {
        String lines = """
                mp.jwt.verify.issuer=https://login.example.test
                mp.jwt.verify.publickey=not-a-key
                """;
        try (PayaraServer refusing = PayaraServer.start(shared.launch(directory, text -> text + lines))) {
            assertThatThrownBy(() -> refusing.awaitReady(Duration.ofMinutes(4)))
                    .isInstanceOf(ServerNotReadyException.class);
        }

        assertThat(Files.readString(directory.resolve("payara.log")))
                .contains("mp.jwt.verify.publickey: no public key");
    }

    private int status(String token) {
        return Http.send(HttpRequest.newBuilder(server.at("/mcp/sql"))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }

    private McpClient mcp(Person person, String clientId) {
        return McpClient.open(server, Era.MODERN, signed(claims(person, clientId), key));
    }

    private JWTClaimsSet.Builder claims(Person person, String clientId) {
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .subject("subject-of-" + person.username())
                .audience(server.origin() + "/mcp/sql")
                .claim("upn", person.username())
                .claim("client_id", clientId)
                .claim("scope", "mcp:sql")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID("of-the-issuer")
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
