// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cloud clients an operator may declare, and what stops the start. */
class ClientSettingsReaderTest {

    private static final String KEY = "mcp-sql.cloud-client.";

    private final Map<String, String> file = new HashMap<>(Map.of(
            "mcp-sql.public-url", "https://data.example.com",
            "mcp-sql.profiles", "analyst",
            "mcp-sql.profile.analyst.role", "mcp_readonly_role",
            "mcp-sql.profile.analyst.relations", "public.orders",
            "mcp-sql.state.url", "jdbc:postgresql://localhost/state",
            "mcp-sql.target.url", "jdbc:postgresql://localhost/target"));
    private final Map<String, String> systemProperties = new HashMap<>();

    private ClientSettings read() {
        Map<Origin, Map<String, String>> layers = new EnumMap<>(Origin.class);
        layers.put(Origin.SYSTEM_PROPERTY, systemProperties);
        layers.put(Origin.FILE, file);
        layers.put(Origin.DEFAULTS, Defaults.entries());
        return SettingsReader.read(layers).clients();
    }

    @Test
    void servesNoneByDefault() {
        assertThat(read().cloud()).isEmpty();
        assertThat(read().documents().fetched()).isFalse();
        assertThat(read().serves("mcp-sql-cloud.acme")).isFalse();
        assertThat(read().serves("https://client.example/metadata.json")).isFalse();
        assertThat(read().serves("mcp-sql-AAAAAAAAAAAAAAAAAAAAAA")).isTrue();
    }

    @Test
    void derivesTheIdFromTheName() {
        file.put(KEY + "acme-agents.redirect", "https://agents.acme.example/callback/");
        file.put(KEY + "acme-agents.match", "prefix");
        file.put(KEY + "acme-agents.title", "Acme Agents");

        assertThat(read().cloud())
                .containsExactly(new CloudClient(
                        "acme-agents",
                        "Acme Agents",
                        "https://agents.acme.example/callback/",
                        CloudClient.Match.PREFIX));
        assertThat(read().serves("mcp-sql-cloud.acme-agents")).isTrue();
        assertThat(read().serves("mcp-sql-cloud.acme")).isFalse();
    }

    @Test
    void matchesExactlyUnlessToldOtherwise() {
        file.put(KEY + "acme.redirect", "https://acme.example/cb?tenant=1");

        assertThat(read().cloud().get(0).match()).isEqualTo(CloudClient.Match.EXACT);
        assertThat(read().cloud().get(0).title()).isEqualTo("acme");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a    | exact  | https://acme.example
            a    | exact  | https://acme.example/
            a-1  | exact  | https://acme.example:8443/cb
            1    | exact  | https://10.1.2.3/cb
            a    | exact  | https://acme.example/a%20b
            a    | prefix | https://acme.example/cb/
            a    | prefix | https://acme.example:8443/v1/cb/
            """)
    void accepts(String name, String match, String redirect) {
        file.put(KEY + name + ".redirect", redirect);
        file.put(KEY + name + ".match", match);

        assertThat(read().cloud()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Acme    | exact  | https://acme.example/cb
            -acme   | exact  | https://acme.example/cb
            acme-   | exact  | https://acme.example/cb
            a--b    | exact  | https://acme.example/cb
            a_b     | exact  | https://acme.example/cb
            a.b     | exact  | https://acme.example/cb
            äcme    | exact  | https://acme.example/cb
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | exact | https://acme.example/cb
            acme    | regex  | https://acme.example/cb
            acme    | EXACT  | https://acme.example/cb
            acme    | exact  | http://acme.example/cb
            acme    | exact  | http://localhost/cb
            acme    | exact  | HTTPS://acme.example/cb
            acme    | exact  | https:/acme.example/cb
            acme    | exact  | https:///cb
            acme    | exact  | acme.example/cb
            acme    | exact  | javascript:alert(1)
            acme    | exact  | https://user@acme.example/cb
            acme    | exact  | https://user:word@acme.example/cb
            acme    | exact  | https://acme.example\\@evil.example/cb
            acme    | exact  | https://*.acme.example/cb
            acme    | exact  | https://acme.example/*
            acme    | exact  | https://acme.example/cb?x=*
            acme    | exact  | https://Acme.example/cb
            acme    | exact  | https://acme.example./cb
            acme    | exact  | https://.acme.example/cb
            acme    | exact  | https://acme..example/cb
            acme    | exact  | https://acme.example:0/cb
            acme    | exact  | https://acme.example:/cb
            acme    | exact  | https://acme.example:65536/cb
            acme    | exact  | https://acme.example/cb#fragment
            acme    | exact  | https://acme.example/a/../cb
            acme    | exact  | https://acme.example/..
            acme    | exact  | https://acme.example/a/%2e%2e/cb
            acme    | exact  | https://acme.example/a/%2E%2e/cb
            acme    | exact  | https://acme.example/a/.%2e/cb
            acme    | exact  | https://acme.example/a/%2e./cb
            acme    | exact  | https://acme.example/a/%252e%252e/cb
            acme    | exact  | https://acme.example/a/%25252e./cb
            acme    | exact  | https://acme.example/%zz
            acme    | exact  | https://acme.example/c b
            acme    | exact  | https://acme.example/ä
            acme    | exact  | https://[2001:db8::1]/cb
            acme    | prefix | https://acme.example
            acme    | prefix | https://acme.example/
            acme    | prefix | https://acme.example/cb
            acme    | prefix | https://acme.example//
            acme    | prefix | https://acme.example//cb/
            acme    | prefix | https://acme.example/cb//
            acme    | prefix | https://acme.example/./
            acme    | prefix | https://acme.example/cb/./
            acme    | prefix | https://acme.example/cb/../
            acme    | prefix | https://acme.example/a%2fb/
            acme    | prefix | https://acme.example/cb;v=1/
            acme    | prefix | https://acme.example/cb/?x=/
            acme    | prefix | https://acme.example/?cb/
            """)
    void stopsTheStart(String name, String match, String redirect) {
        file.put(KEY + name + ".redirect", redirect);
        file.put(KEY + name + ".match", match);

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cloud-client");
    }

    @Test
    void stopsTheStartWithoutHttps() {
        file.put("mcp-sql.public-url", "http://localhost:8080");
        file.put(KEY + "acme.redirect", "https://acme.example/cb");

        assertThatThrownBy(this::read).hasMessageContaining("mcp-sql.public-url must be https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.redirects", "acme.secret", "acme", "acme.redirect.x"})
    void stopsTheStartOverAnUnknownMember(String key) {
        file.put(KEY + "acme.redirect", "https://acme.example/cb");
        file.put(KEY + key, "https://acme.example/cb");

        assertThatThrownBy(this::read).hasMessageContaining("unknown key " + KEY + key);
    }

    @Test
    void stopsTheStartWithoutARedirect() {
        file.put(KEY + "acme.title", "Acme");

        assertThatThrownBy(this::read).hasMessageContaining(KEY + "acme.redirect is missing");
    }

    @Test
    void stopsTheStartOverATitleThatHidesText() {
        file.put(KEY + "acme.redirect", "https://acme.example/cb");
        file.put(KEY + "acme.title", "Acme\u202Eexe");

        assertThatThrownBy(this::read).hasMessageContaining("title");
    }

    @Test
    void takesPolicyFromTheFileOnly() {
        systemProperties.put(KEY + "acme.redirect", "https://acme.example/cb");

        assertThatThrownBy(this::read).hasMessageContaining("is policy");
    }

    @Test
    void readsDocumentsOfTheListedHosts() {
        file.put("mcp-sql.clients.metadata-documents", "true");
        file.put("mcp-sql.clients.metadata-document-hosts", "claude.ai, client.example");

        assertThat(read().documents().hosts()).isEqualTo(Set.of("claude.ai", "client.example"));
        assertThat(read().serves("https://claude.ai/oauth/x")).isTrue();
        assertThat(read().serves("https://claude.ai:443/oauth/x")).isTrue();
        assertThat(read().serves("https://claude.ai.evil.example/oauth/x")).isFalse();
        assertThat(read().serves("https://claude.ai@evil.example/oauth/x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://claude.ai", "*.example.com", "claude", "Claude.ai", "claude.ai:443", "claude.ai,"})
    void stopsTheStartOverAnUnfitHost(String hosts) {
        file.put("mcp-sql.clients.metadata-document-hosts", hosts);

        assertThatThrownBy(this::read).hasMessageContaining("metadata-document-hosts");
    }
}
