// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.testing.TestSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A logout token orders something, or it orders nothing (Back-Channel Logout 1.0 §2.6). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogoutTokensTest {

    private static final String ISSUER = "https://login.example.test/staff";

    private final TokenForge forge = new TokenForge(ISSUER);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void orderWhatTheProviderSays(String how) {
        assertThat(judged(forge.token(forge.logoutClaims("a"), how))).hasValueSatisfying(order -> {
            assertThat(order.id()).isEqualTo("a");
            assertThat(order.ended().subject()).contains("subject-1");
            assertThat(order.ended().session()).contains("session-1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "sid"})
    void nameAPersonOrASession(String left) {
        Map<String, Object> claims = forge.logoutClaims("a");
        claims.remove(left.equals("sub") ? "sid" : "sub");
        assertThat(judged(forge.token(claims, "RS256"))).isPresent();

        claims.remove(left);
        assertThat(judged(forge.token(claims, "RS256"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "foreign key",
                "unknown key",
                "own jwk",
                "RS512",
                "public key as secret",
                "client secret",
                "cut"
            })
    void orderNothingUnlessTheProviderSignedThem(String how) {
        assertThat(judged(forge.token(forge.logoutClaims("a"), how))).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            iss    | https://evil.example.test
            iss    | absent
            aud    | another
            aud    | absent
            exp    | -120
            exp    | absent
            iat    | 600
            iat    | -3600
            iat    | absent
            jti    | absent
            events | absent
            events | text
            nonce  | any
            """)
    void orderNothingWhenAClaimIsNotWhatItMustBe(String claim, String value) {
        Map<String, Object> claims = forge.logoutClaims("a");
        switch (value) {
            case "absent" -> claims.remove(claim);
            case "600", "-3600", "-120" -> claims.put(claim, Long.valueOf(value));
            default -> claims.put(claim, value);
        }

        assertThat(judged(forge.token(claims, "RS256"))).isEmpty();
    }

    @Test
    void orderNothingForAnotherEvent() {
        Map<String, Object> claims = forge.logoutClaims("a");
        claims.put("events", Map.of("http://schemas.openid.net/event/other", Map.of()));
        assertThat(judged(forge.token(claims, "RS256"))).isEmpty();

        claims.put("events", List.of("http://schemas.openid.net/event/backchannel-logout"));
        assertThat(judged(forge.token(claims, "RS256"))).isEmpty();
    }

    @Test
    void areNeverIdTokens() {
        assertThat(judged(forge.token(forge.idClaims("n"), "RS256"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "eyJhbGciOiJub25lIn0.e30."})
    void areTokensAtAll(String text) {
        assertThat(judged(text)).isEmpty();
    }

    private Optional<LogoutTokens.Order> judged(String token) {
        ProviderSettings settings = TestSettings.with("https://data.example.test", """
                        mcp-sql.sso.issuer=%s
                        mcp-sql.sso.client-id=mcp-sql
                        """.formatted(ISSUER))
                .provider()
                .orElseThrow();
        try {
            return new LogoutTokens(settings, Clock.systemUTC()).verified(token, forge.provider());
        } catch (ProviderUnavailableException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
