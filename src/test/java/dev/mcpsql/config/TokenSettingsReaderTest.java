// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may say of tokens, keys and a foreign issuer, and what stops the start. */
class TokenSettingsReaderTest {

    private final Map<String, String> file = new HashMap<>(Map.of(
            "mcp-sql.public-url", "https://data.example.com",
            "mcp-sql.profiles", "analyst",
            "mcp-sql.profile.analyst.role", "mcp_readonly_role",
            "mcp-sql.profile.analyst.relations", "public.orders",
            "mcp-sql.state.url", "jdbc:postgresql://localhost/state",
            "mcp-sql.target.url", "jdbc:postgresql://localhost/target"));

    private TokenSettings read() {
        Map<Origin, Map<String, String>> layers = new EnumMap<>(Origin.class);
        layers.put(Origin.FILE, file);
        layers.put(Origin.DEFAULTS, Defaults.entries());
        return SettingsReader.read(layers).tokens();
    }

    private void trust() {
        file.put("mp.jwt.verify.issuer", "https://login.example.com/realms/staff");
        file.put("mp.jwt.verify.publickey.location", "https://login.example.com/certs");
    }

    @Test
    void issuesItsOwnTokensWithoutRenewalByDefault() {
        assertThat(read().externalIssuer()).isEmpty();
        assertThat(read().refreshLifetime()).isEmpty();
        assertThat(read().grantTypes()).containsExactly("authorization_code");
    }

    @Test
    void renewsBySwitch() {
        file.put("mcp-sql.token.refresh", "true");

        assertThat(read().refreshLifetime()).hasValue(Duration.ofDays(30));
        assertThat(read().grantTypes()).containsExactly("authorization_code", "refresh_token");
    }

    @Test
    void trustsAnIssuerWithStrictDefaults() {
        trust();

        ExternalIssuer issuer = read().externalIssuer().orElseThrow();
        assertThat(issuer.issuer()).isEqualTo("https://login.example.com/realms/staff");
        assertThat(issuer.algorithm()).isEqualTo("RS256");
        assertThat(issuer.audiences()).isEqualTo(Set.of("https://data.example.com/mcp/sql"));
        assertThat(issuer.tokenTypes()).isEqualTo(Set.of("at+jwt"));
        assertThat(issuer.personClaim()).isEqualTo("upn");
        assertThat(issuer.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(issuer.tokenAge()).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            mcp-sql.signing-key.lifetime         | 59m                          | mcp-sql.signing-key.lifetime
            mcp-sql.signing-key.lifetime         | 366d                         | mcp-sql.signing-key.lifetime
            mcp-sql.signing-key.lifetime         | never                        | mcp-sql.signing-key.lifetime
            mcp-sql.token.refresh                | yes                          | mcp-sql.token.refresh
            mcp-sql.token.refresh-lifetime       | soon                         | mcp-sql.token.refresh-lifetime
            mp.jwt.verify.issuer                 | login                        | mp.jwt.verify.issuer
            mp.jwt.verify.issuer                 | http://login.example.com     | mp.jwt.verify.issuer
            mp.jwt.verify.issuer                 | http://localhost.example.com | mp.jwt.verify.issuer
            mp.jwt.verify.issuer                 | https://a@login.example.com  | mp.jwt.verify.issuer
            mp.jwt.verify.issuer                 | https://login.example.com/#a | mp.jwt.verify.issuer
            mp.jwt.verify.issuer                 | javascript:alert(1)          | mp.jwt.verify.issuer
            mp.jwt.verify.publickey.location     | http://login.example.com/k   | mp.jwt.verify.publickey.location
            mp.jwt.verify.publickey.location     | ftp://login.example.com/k    | mp.jwt.verify.publickey.location
            mp.jwt.verify.publickey.location     | keys.pem                     | mp.jwt.verify.publickey.location
            mp.jwt.verify.publickey.location     | classpath:keys.pem           | mp.jwt.verify.publickey.location
            mp.jwt.verify.publickey              | AAAA                         | need either
            mp.jwt.verify.publickey.algorithm    | HS256                        | RS256 or ES256
            mp.jwt.verify.publickey.algorithm    | none                         | RS256 or ES256
            mp.jwt.verify.publickey.algorithm    | rs256                        | RS256 or ES256
            mp.jwt.verify.publickey.algorithm    | RS256,ES256                  | RS256 or ES256
            mp.jwt.verify.clock.skew             | 301                          | mp.jwt.verify.clock.skew
            mp.jwt.verify.clock.skew             | -1                           | mp.jwt.verify.clock.skew
            mp.jwt.verify.clock.skew             | 30s                          | mp.jwt.verify.clock.skew
            mp.jwt.verify.token.age              | 0                            | mp.jwt.verify.token.age
            mp.jwt.verify.token.age              | x                            | mp.jwt.verify.token.age
            mp.jwt.verify.audiences              | ,                            | audiences
            mcp-sql.external-issuer.token-types  | ,                            | token types
            mp.jwt.token.header                  | Cookie                       | mp.jwt.token.header
            mp.jwt.decrypt.key.location          | https://login.example.com/k  | mp.jwt.decrypt.key.location
            """)
    void stopsTheStart(String key, String value, String words) {
        trust();
        file.put(key, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mp.jwt.verify.publickey.location    | https://login.example.com/certs
            mp.jwt.verify.publickey             | AAAA
            mp.jwt.verify.publickey.algorithm   | ES256
            mp.jwt.verify.audiences             | data
            mp.jwt.verify.clock.skew            | 10
            mp.jwt.verify.token.age             | 60
            mcp-sql.external-issuer.person-claim | email
            mcp-sql.external-issuer.token-types | jwt
            """)
    void stopsTheStartOverWhatMeansNothingWithoutAnIssuer(String key, String value) {
        file.put(key, value);

        assertThatThrownBy(this::read).hasMessageContaining(key + " means nothing without mp.jwt.verify.issuer");
    }

    @Test
    void stopsTheStartOverAnIssuerWithoutKeys() {
        file.put("mp.jwt.verify.issuer", "https://login.example.com");

        assertThatThrownBy(this::read).hasMessageContaining("need either mp.jwt.verify.publickey.location");
    }
}
