// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may write, and what each mistake is answered with. */
class SettingsReaderTest {

    private final Map<String, String> file = new HashMap<>(Map.of(
            "mcp-sql.public-url", "https://data.example.com",
            "mcp-sql.profiles", "analyst,support",
            "mcp-sql.profile.analyst.role", "mcp_readonly_role",
            "mcp-sql.profile.analyst.relations", "public.orders, public.customers(id, name)",
            "mcp-sql.profile.support.role", "mcp_ro_support",
            "mcp-sql.profile.support.relations", "public.\"Ticket Summary\"",
            "mcp-sql.state.url", "jdbc:postgresql://localhost/state",
            "mcp-sql.target.url", "jdbc:postgresql://localhost/target"));
    private final Map<String, String> environment = new HashMap<>(Map.of("MCP_SQL_STATE_PASSWORD", "s"));
    private final Map<String, String> systemProperties = new HashMap<>();

    private Settings read() {
        Map<Origin, Map<String, String>> layers = new EnumMap<>(Origin.class);
        layers.put(Origin.SYSTEM_PROPERTY, systemProperties);
        layers.put(Origin.ENVIRONMENT, environment);
        layers.put(Origin.FILE, file);
        layers.put(Origin.DEFAULTS, Defaults.entries());
        return SettingsReader.read(layers);
    }

    @Nested
    class WhenEverythingIsRight {

        @Test
        void readsProfilesInTheOrderOfTheFile() {
            assertThat(read().profiles())
                    .extracting(profile -> profile.name().value())
                    .containsExactly("analyst", "support");
        }

        @Test
        void readsRelationsAndColumnsAsPostgreSqlSpellsThem() {
            Settings settings = read();

            assertThat(settings.profiles().get(0).relations())
                    .extracting(RelationSettings::name)
                    .containsExactly(RelationName.of("public", "orders"), RelationName.of("public", "customers"));
            assertThat(settings.profiles().get(0).relations().get(1).columns())
                    .containsExactly(new Identifier("id"), new Identifier("name"));
            assertThat(settings.profiles().get(1).relations())
                    .extracting(RelationSettings::name)
                    .containsExactly(RelationName.of("public", "Ticket Summary"));
        }

        @Test
        void fallsBackToTheDefaults() {
            Settings settings = read();

            assertThat(settings.limits())
                    .isEqualTo(new QueryLimits(10, 100, 262_144, 4_096, Duration.ofSeconds(5), Duration.ofSeconds(1)));
            assertThat(settings.share()).isEqualTo(new PersonalShare(4, Duration.ofSeconds(2)));
            assertThat(settings.listening()).isEqualTo(new ListenSettings(16, 2000));
            assertThat(settings.signIn().mfaRequired()).isTrue();
            assertThat(settings.tripwires().allowed())
                    .containsExactly(
                            new TripwireSettings.Threshold(Duration.ofHours(1), 50),
                            new TripwireSettings.Threshold(Duration.ofHours(24), 150));
        }

        @Test
        void letsTheEnvironmentSetLimits() {
            environment.put("MCP_SQL_LIMITS_MAX_ROWS", "500");

            assertThat(read().limits().maxRows()).isEqualTo(500);
        }

        @Test
        void ignoresVariablesThatPlatformsInject() {
            environment.put("MCP_SQL_SERVICE_HOST", "10.0.0.1");
            environment.put("MCP_SQL_PORT_8080_TCP", "tcp://10.0.0.1:8080");

            assertThat(read().profiles()).hasSize(2);
        }

        @Test
        void hidesSecretsFromToString() {
            assertThat(read().state().toString())
                    .doesNotContain("password=Optional[s]")
                    .contains("(secret)");
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
            mcp-sql.read-only-true             | true                              | unknown key mcp-sql.read-only-true
            mcp-sql.limits.statements-per-person | 0                               | statements-per-person is 1 to 16
            mcp-sql.limits.statements-per-person | 17                              | statements-per-person is 1 to 16
            mcp-sql.limits.statement-wait      | 0s                                | statement-wait is 1ms to 30s
            mcp-sql.limits.statement-wait      | 31s                               | statement-wait is 1ms to 30s
            mcp-sql.limits.streams-per-person  | 0                                 | 1 <= streams-per-person <= streams-per-node
            mcp-sql.limits.streams-per-person  | 2001                              | 1 <= streams-per-person <= streams-per-node
            mcp-sql.limits.streams-per-node    | 15                                | 1 <= streams-per-person <= streams-per-node
            mcp-sql.limits.streams-per-node    | 100001                            | <= 100000
            mcp-sql.trusted-proxies            | 0.0.0.0/0                         | is 1 to 32
            mcp-sql.trusted-proxies            | 10.0.0.7, proxy.example.com       | expected addresses such as
            mcp-sql.forwarded-header           | x-real-ip                         | is any, x-forwarded-for or forwarded
            mcp-sql.throttle.bad-token.attempts | 0                                | attempts are 1 to 1000000
            mcp-sql.throttle.registration.window | 8d                              | a window is 1s to 7d
            mcp-sql.throttle.registration.inert | yes                              | must be true or false
            mcp-sql.limits.max-row             | 5                                 | unknown key mcp-sql.limits.max-row
            mcpsql.token.lifetime              | 1h                                | unknown key mcpsql.token.lifetime
            mcp-sql,mfa-required               | true                              | unknown key mcp-sql,mfa-required
            mcp-sql.profile.nobody.role        | r                                 | unknown key mcp-sql.profile.nobody.role
            mcp-sql.profile.analyst.rows       | 5                                 | unknown key mcp-sql.profile.analyst.rows
            mcp-sql.profile.analyst.select-star | yes                              | must be true or false
            mcp-sql.profile.analyst.recursion-depth | 1001                         | recursion-depth is 0 to 1000
            mcp-sql.profile.analyst.set-returning-rows | -1                        | set-returning-rows is 0 to 100000
            mcp-sql.profile.analyst.max-text-bytes | 2000000                       | max-text-bytes is 1024 to 1048576
            mcp-sql.profile.analyst.max-in-list | 0                                | max-in-list is 1 to 100000
            mcp-sql.profile.analyst.functions  | fiscal_year                       | expected schema.relation
            mcp-sql.profile.analyst.functions  | pg_catalog.pg_sleep               | schema pg_catalog is never readable
            mcp-sql.profile.analyst.functions  | app.f(a)                          | without columns
            mcp-sql.profile.analyst.extensions | public.dblink                     | is not one of citext
            mcp-sql.profile.analyst.budget-cost | 0                                | are 1 or more
            mcp-sql.profile.analyst.budget-rows | many                             | must be a whole number
            mcp-sql.public-url                 | http://data.example.com           | must be https
            mcp-sql.public-url                 | https://data.example.com/         | must be an origin
            mcp-sql.public-url                 | https://user@data.example.com     | must be an origin
            mcp-sql.public-url                 | https://data.example.com/app      | must be an origin
            mcp-sql.public-url                 | http://localhost.evil.example     | must be https
            mcp-sql.profiles                   | Analyst                           | a profile name is
            mcp-sql.profiles                   | analyst,support,analyst           | listed twice
            mcp-sql.profile.support.role       | mcp_readonly_role                 | belongs to two profiles
            mcp-sql.profile.support.role       | postgres                          | ordinary lower-case role
            mcp-sql.profile.support.role       | pg_read_all_data                  | ordinary lower-case role
            mcp-sql.profile.support.relations  | orders                            | expected schema.relation
            mcp-sql.profile.support.relations  | public.orders,                    | expected schema.relation
            mcp-sql.profile.support.relations  | public.orders public.x            | expected a comma
            mcp-sql.profile.support.relations  | public.orders, public.orders      | listed twice
            mcp-sql.profile.support.relations  | public.orders(id, id)             | listed twice
            mcp-sql.profile.support.relations  | pg_catalog.pg_authid              | never readable
            mcp-sql.profile.support.relations  | mcp_sql.query_trail               | never readable
            mcp-sql.profile.support.relations  | mcp_door.x                        | never readable
            mcp-sql.profile.support.relations  | "mcp_sql".account                 | never readable
            mcp-sql.profile.support.relations  | information_schema.tables         | never readable
            mcp-sql.limits.max-rows            | many                              | must be a whole number
            mcp-sql.limits.max-rows            | 5                                 | need 1 <= default-rows
            mcp-sql.limits.max-rows            | 1000000                           | need 1 <= default-rows
            mcp-sql.limits.statement-timeout   | 0s                                | would switch it off
            mcp-sql.limits.statement-timeout   | 5                                 | must be a number with ms, s, m, h or d
            mcp-sql.mfa-required               | yes                               | must be true or false
            mcp-sql.limits.statement-timeout   | 61m                               | a timeout over 1h
            mcp-sql.tripwire.allowed           | 50 an hour                        | expected entries such as 1h:50
            mcp-sql.tripwire.allowed           | 500ms:50                          | the window of a tripwire is 1s to 90d
            mcp-sql.tripwire.rejected          | 1h:50, 999999999d:50              | the window of a tripwire is 1s to 90d
            mcp-sql.token.lifetime             | 0s                                | each lifetime is 1s to 365d
            mcp-sql.token.lifetime             | 999999999d                        | each lifetime is 1s to 365d
            mcp-sql.session.absolute-lifetime  | 29m                               | need idle-lifetime <= absolute-lifetime
            mcp-sql.state.url                  | postgres://localhost/x            | must be a jdbc:postgresql: URL
            mcp-sql.state.url                  | jdbc:postgresql://h/x?password=p  | without user and password
            mcp-sql.state.password             | p                                 | is a secret
            mcp-sql.sso.client-secret          | p                                 | is a secret
            mcp-sql.sso.issuer                 | https://login.example.com         | mcp-sql.sso.client-id is missing
            mcp-sql.sso.client-id              | mcp-sql                           | mcp-sql.sso.issuer is missing
            mcp-sql.sso.name                   | Example                           | mcp-sql.sso.issuer is missing
            mcp-sql.sso.issuer                 | http://login.example.com          | must be https
            mcp-sql.sso.issuer                 | https://login.example.com?x=y     | must be a URL
            mcp-sql.sso.issuer                 | https://u@login.example.com       | must be a URL
            mcp-sql.sso.recheck                | 30s                               | recheck and max-age are 1m to 30d
            mcp-sql.sso.recheck                | 31d                               | recheck and max-age are 1m to 30d
            mcp-sql.sso.max-age                | 0s                                | recheck and max-age are 1m to 30d
            mcp-sql.sso.scopes                 | profile email                     | scopes must contain openid
            mcp-sql.sso.only                   | yes                               | must be true or false
            mcp-sql.sso.mfa-amr                | otp,,hwk                          | an entry of the list is empty
            mcp-sql.sso.group.nobody           | x                                 | no such profile in mcp-sql.profiles
            mcp-sql.sso.group.analyst.x        | x                                 | unknown key mcp-sql.sso.group.analyst.x
            mcp-sql.sso.group.support          | data-analysts                     | two profiles have the same group
            mcp-sql.sso.secret                 | x                                 | unknown key mcp-sql.sso.secret
            mcp-sql.encryption-key             | p                                 | is a secret
            """)
    void refusesTheFileBecauseOf(String key, String value, String sentence) {
        if (sentence.startsWith("recheck")
                || sentence.startsWith("two profiles have")
                || sentence.startsWith("scopes")) {
            // What is wrong with them together shows only when each is right.
            file.put("mcp-sql.sso.issuer", "https://login.example.com");
            file.put("mcp-sql.sso.client-id", "mcp-sql");
            file.put("mcp-sql.sso.group.analyst", "data-analysts");
        }
        file.put(key, value);

        assertThatThrownBy(SettingsReaderTest.this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mcp-sql.public-url", "mcp-sql.profiles", "mcp-sql.mfa-required", "mcp-sql.tripwire.allowed"})
    void refusesPolicyFromOutsideTheFile(String key) {
        systemProperties.put(key, "true");
        environment.put(key.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT), "true");

        assertThatThrownBy(SettingsReaderTest.this::read)
                .hasMessageContaining(key + " is policy: set it in the configuration file, not as a system property")
                .hasMessageContaining(key + " is policy: set it in the configuration file, not in the environment");
    }

    @Test
    void refusesProfilesFromSystemProperties() {
        systemProperties.put("mcp-sql.profile.analyst.relations", "public.secrets");

        assertThatThrownBy(SettingsReaderTest.this::read).hasMessageContaining("is policy");
    }

    @Test
    void refusesASecretAsASystemProperty() {
        systemProperties.put("mcp-sql.state.password", "hunter2");

        assertThatThrownBy(SettingsReaderTest.this::read)
                .hasMessageContaining("set it in the environment as MCP_SQL_STATE_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "bm90IDMyIGJ5dGVz", "!!!"})
    void refusesAnEncryptionKeyThatIsNot32Bytes(String key) {
        environment.put("MCP_SQL_ENCRYPTION_KEY", key);

        assertThatThrownBy(SettingsReaderTest.this::read)
                .hasMessageContaining("must be 32 bytes in Base64")
                .hasMessageNotContaining(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp-sql.public-url",
                "mcp-sql.profiles",
                "mcp-sql.profile.analyst.role",
                "mcp-sql.profile.analyst.relations",
                "mcp-sql.state.url",
                "mcp-sql.target.url"
            })
    void tellsWhichKeyIsMissing(String key) {
        file.remove(key);

        assertThatThrownBy(SettingsReaderTest.this::read)
                .hasMessageContaining(key + " is missing")
                .satisfies(told -> assertThat(told.getMessage().lines()).doesNotHaveDuplicates());
    }

    @Test
    void tellsAllFaultsAtOnce() {
        file.put("mcp-sql.typo", "x");
        file.put("mcp-sql.limits.max-rows", "x");

        assertThatThrownBy(SettingsReaderTest.this::read)
                .hasMessageContaining("mcp-sql.typo")
                .hasMessageContaining("mcp-sql.limits.max-rows");
    }
}
