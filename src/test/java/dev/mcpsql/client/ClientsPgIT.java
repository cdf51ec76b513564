// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.identity.Rank;
import dev.mcpsql.testing.TestState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of every kind over a real database: who may ask, who is forgotten, what an operator can take away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsPgIT {

    private static final String ID = "https://client.example/metadata.json";

    private static final List<RedirectUri> LOOPBACK = List.of(new RedirectUri("http://localhost/cb"));

    private TlsHost host;
    private TestState state;
    private Clients clients;
    private ClientRegistry registry;
    private ClientRoll roll;

    @BeforeAll
    void assemble(@TempDir Path directory) throws Exception {
        host = TlsHost.start(directory);
        state = TestState.secured("""
                mcp-sql.clients.metadata-documents=true
                mcp-sql.cloud-client.acme.redirect=https://acme.example/cb/
                mcp-sql.cloud-client.acme.match=prefix
                mcp-sql.cloud-client.acme.title=Acme Agents
                """);
        clients = TestClients.rows(state);
        registry = TestClients.registry(
                state, new DocumentFetch(new LocalNetwork(), new DocumentTls(host.trust()), Duration.ofSeconds(3)));
        roll = TestClients.roll(state);
    }

    @AfterAll
    void stop() {
        host.close();
    }

    /** Every name is the same public address, and that is the TLS server of this machine. */
    private final class LocalNetwork implements DocumentNetwork {

        @Override
        public List<InetAddress> addresses(String name) throws UnknownHostException {
            return List.of(InetAddress.getByName(name.equals("inside.example") ? "10.0.0.1" : "93.184.215.14"));
        }

        @Override
        public Socket dial(InetAddress address, int port, Duration patience) throws IOException {
            Socket socket = new Socket(Proxy.NO_PROXY);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), host.port()));
            return socket;
        }
    }

    @Test
    void registeredIdsAreUrlSafeAndOfOneLength() {
        assertThat(registered("a").clientId()).matches("mcp-sql-[A-Za-z0-9_-]{22}");
    }

    @Test
    void thePreRegisteredClientIsKnownWithoutARegistration() {
        assertThat(asking("mcp-sql")).isEqualTo("PREREGISTERED MCP client (pre-registered)");
        assertThat(registry.find("mcp-sql")).isPresent();
    }

    @Test
    void aCloudClientIsCalledWhatTheOperatorCallsIt() {
        assertThat(asking("mcp-sql-cloud.acme")).isEqualTo("CLOUD Acme Agents");
        assertThat(registry.find("mcp-sql-cloud.acme").orElseThrow().redirects().admitted("https://acme.example/cb/t1"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp-sql-cloud.other", "mcp-sql-cloud.", "mcp-sql-cloud.ACME", "mcp-sql-cloud.acme "})
    void aCloudClientThatTheFileDoesNotNameMayNotAsk(String clientId) {
        assertThat(asking(clientId)).contains("do not allow this client");
        assertThat(registry.find(clientId)).isEmpty();
    }

    @Test
    void aWithdrawnCloudClientIsNotServedThoughItsRowIsThere() {
        clients.configure("mcp-sql-cloud.former", ClientKind.CLOUD, "Former");

        assertThat(registry.find("mcp-sql-cloud.former")).isEmpty();
        assertThat(asking("mcp-sql-cloud.former")).contains("do not allow this client");
        assertThat(roll.find("mcp-sql-cloud.former").orElseThrow().state()).isEqualTo(ClientState.WITHDRAWN);
    }

    @Test
    void aDocumentIsReadOnceAndKeptForAsLongAsItSays() {
        serve(ID, "Agent", "max-age=600");

        assertThat(asking(ID)).isEqualTo("METADATA Agent");
        serve(ID, "Agent 2", "max-age=600");
        assertThat(asking(ID)).isEqualTo("METADATA Agent");
        assertThat(host.requests()).isEmpty();

        state.clock().advance(Duration.ofMinutes(11));
        assertThat(asking(ID)).isEqualTo("METADATA Agent 2");
        assertThat(registry.find(ID).orElseThrow().redirects().shown()).containsExactly("http://localhost/cb");
    }

    @Test
    void aFaultIsNotKept() {
        String id = "https://client.example/later.json";
        host.answers("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        assertThat(asking(id)).contains("status 200");
        assertThat(clients.find(id)).isEmpty();

        serve(id, "Later", "no-store");
        assertThat(asking(id)).isEqualTo("METADATA Later");
        state.clock().advance(FetchBudget.WINDOW);
    }

    @Test
    void anInsideAddressIsToldApartFromNothingElse() {
        assertThat(asking("https://inside.example/metadata.json")).contains("its document cannot be read");
        assertThat(asking("https://127.0.0.1/metadata.json")).contains("its id is not an https address");
    }

    @Test
    void aBlockEndsAllThatWasGrantedAndOutlivesTheSweep() {
        Client client = registered("blocked");
        String token = token(client);
        assertThat(roll.find(client.clientId()).orElseThrow().liveTokens()).isEqualTo(1);

        assertThat(roll.block(client.clientId())).isTrue();
        state.clock().advance(Duration.ofDays(100));
        clients.sweep();

        assertThat(asking(client.clientId())).contains("blocked this client");
        assertThat(registry.find(client.clientId())).isEmpty();
        assertThat(revocation(token)).isEqualTo("revoked");
    }

    @Test
    void anUnblockedClientAsksAgainWithoutItsOldTokens() {
        Client client = registered("unblocked");
        roll.block(client.clientId());
        String token = token(client);

        assertThat(roll.unblock(client.clientId())).isTrue();

        assertThat(asking(client.clientId())).isEqualTo("REGISTERED unblocked");
        assertThat(revocation(token)).isEqualTo("revoked");
    }

    @Test
    void aRemovedClientTakesItsTokensAlong() {
        Client client = registered("removed");
        String token = token(client);

        assertThat(roll.remove(client.clientId())).isEqualTo(ClientRoll.Removal.REMOVED);

        assertThat(asking(client.clientId())).isEqualTo("forgotten");
        assertThat(revocation(token)).isEqualTo("no row");
        assertThat(roll.remove(client.clientId())).isEqualTo(ClientRoll.Removal.UNKNOWN);
        assertThat(roll.remove("mcp-sql")).isEqualTo(ClientRoll.Removal.STANDS_ELSEWHERE);
        assertThat(roll.remove("mcp-sql-cloud.acme")).isEqualTo(ClientRoll.Removal.STANDS_ELSEWHERE);
        assertThat(roll.block("none")).isFalse();
        assertThat(roll.unblock("none")).isFalse();
    }

    @Test
    void whoWasNeverAllowedIsForgottenAfterADay() {
        Client newcomer = registered("newcomer");
        Client allowed = registered("allowed");
        clients.used(allowed.clientId());

        state.clock().advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(asking(newcomer.clientId())).isEqualTo("REGISTERED newcomer");
        state.clock().advance(Duration.ofSeconds(2));

        assertThat(asking(newcomer.clientId())).isEqualTo("forgotten");
        assertThat(asking(allowed.clientId())).isEqualTo("REGISTERED allowed");
    }

    @Test
    void whoWasNotUsedFor90DaysIsForgottenButItsTrailIsNot() {
        Client idle = registered("idle");
        clients.used(idle.clientId());
        Client busy = registered("busy");
        clients.used(busy.clientId());
        token(busy, Duration.ofDays(200));
        state.database().update("""
                insert into mcp_sql.denial_trail
                       (account_id, username, reason, client_id, token_id, redirect_uri, address, detail)
                values (gen_random_uuid(), 'x', 'no_perm', ?, '', '', '', '')
                """, idle.clientId());

        state.clock().advance(Duration.ofDays(90).plusSeconds(1));

        assertThat(asking(idle.clientId())).isEqualTo("forgotten");
        assertThat(asking(busy.clientId())).isEqualTo("REGISTERED busy");
        assertThat(state.database()
                        .one(
                                "select count(*) as rows from mcp_sql.denial_trail where client_id = ?",
                                row -> row.getInt("rows"),
                                idle.clientId()))
                .contains(1);
    }

    @Test
    void programAndConfigurationAreNeverForgotten() {
        asking("mcp-sql");
        asking("mcp-sql-cloud.acme");

        state.clock().advance(Duration.ofDays(400));
        clients.sweep();

        assertThat(registry.find("mcp-sql")).isPresent();
        assertThat(registry.find("mcp-sql-cloud.acme")).isPresent();
    }

    @Test
    void theListShowsEveryClientOnce() {
        int before = roll.count();
        Client client = registered("listed");

        assertThat(roll.count()).isEqualTo(before + 1);
        assertThat(roll.page(0, 1000))
                .extracting(ClientEntry::clientId)
                .contains("mcp-sql", "mcp-sql-cloud.acme", client.clientId())
                .doesNotHaveDuplicates();
        assertThat(roll.page(0, 1)).hasSize(1);
        assertThat(roll.find("mcp-sql").orElseThrow().redirectHosts())
                .containsExactly("127.0.0.1", "[::1]", "localhost");
    }

    private void serve(String id, String name, String cacheControl) {
        String body = "{\"client_id\":\"" + id + "\",\"client_name\":\"" + name
                + "\",\"redirect_uris\":[\"http://localhost/cb\"]}";
        host.answers("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: " + cacheControl
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private Client registered(String name) {
        return clients.register(name, LOOPBACK, "192.0.2.1");
    }

    private String asking(String clientId) {
        return registry.asking(clientId, "192.0.2.1")
                .match(client -> client.kind() + " " + client.name(), () -> "forgotten", sentence -> sentence);
    }

    private String token(Client client) {
        return token(client, Duration.ofHours(1));
    }

    private String token(Client client, Duration lifetime) {
        String id = UUID.randomUUID().toString();
        UUID account = state.accounts().create("p" + id, TestState.PASSWORD, Rank.STAFF);
        state.database()
                .update(
                        """
                insert into mcp_sql.access_token
                       (token_id, code_hash, client_id, account_id, redirect_uri, scope, resource, expires_at)
                values (?, '', ?, ?, 'http://localhost:1/cb', 'mcp:sql', '', ?)
                """,
                        id,
                        client.clientId(),
                        account,
                        state.clock().instant().plus(lifetime));
        return id;
    }

    private String revocation(String token) {
        return state.database()
                .one(
                        "select coalesce(revoked_because, 'live') as because from mcp_sql.access_token where token_id = ?",
                        row -> row.getString("because"),
                        token)
                .orElse("no row");
    }
}
