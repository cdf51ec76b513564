// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.testing.AdjustableClock;
import dev.mcpsql.testing.TestSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only metadata that can be believed are used (OpenID Connect Discovery 1.0 §4.3). */
class DiscoveryTest {

    private final LoopbackProvider provider = new LoopbackProvider();
    private final AdjustableClock clock = new AdjustableClock(Instant.now());
    private final Discovery discovery = new Discovery(
            TestSettings.with("https://data.example.test", """
                    mcp-sql.sso.issuer=%s
                    mcp-sql.sso.client-id=mcp-sql
                    """.formatted(provider.issuer())),
            new ProviderHttp(),
            clock);

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void keepsThemForAnHour() throws ProviderUnavailableException {
        discovery.provider();
        clock.advance(Duration.ofMinutes(59));
        discovery.provider();
        assertThat(provider.asked()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        assertThat(discovery.provider().endSession()).isPresent();
        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void leavesAProviderAloneThatFailed() throws ProviderUnavailableException {
        provider.answer(LoopbackProvider.METADATA, 503, "{}");
        fails("status 503");
        fails("a moment ago");
        assertThat(provider.asked()).isEqualTo(1);

        provider.answer(LoopbackProvider.METADATA, 200, provider.forge().metadata());
        clock.advance(Duration.ofSeconds(6));
        assertThat(discovery.provider()).isNotNull();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            "issuer":"http://127        | "issuer":"http://localhost       | another issuer's
            "RS256","ES256"             | "PS256"                          | neither by RS256 nor by ES256
            authorization_endpoint      | no_endpoint                      | lack an endpoint
            "token_endpoint":"http:     | "token_endpoint":"ftp:           | lack an endpoint, or name one that is not https
            "jwks_uri":"http://127.0.0.1| "jwks_uri":"http://10.0.0.1      | lack an endpoint, or name one that is not https
            "end_session_endpoint":"http://127.0.0.1| "end_session_endpoint":"http://evil.example | lack an endpoint, or name one that is not https
            {"issuer                    | ["issuer                         | malformed
            """)
    void refusesThemWhen(String good, String bad, String sentence) {
        String metadata = provider.forge().metadata();
        assertThat(metadata).contains(good);
        provider.answer(LoopbackProvider.METADATA, 200, metadata.replace(good, bad));

        fails(sentence);
    }

    @Test
    void followsNoRedirect() {
        provider.answer("/elsewhere", 200, provider.forge().metadata());
        provider.answer(LoopbackProvider.METADATA, 302, "/elsewhere");

        fails("status 302");
    }

    @Test
    void readsNoMoreThanADocument() {
        provider.answer(LoopbackProvider.METADATA, 200, "{\"issuer\":\"" + "x".repeat(300_000) + "\"}");

        fails("larger than 262144 bytes");
    }

    @Test
    void endsWhenNobodyListens() {
        provider.close();

        fails("its metadata cannot be fetched");
    }

    private void fails(String sentence) {
        assertThatThrownBy(discovery::provider)
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining(sentence);
    }
}
