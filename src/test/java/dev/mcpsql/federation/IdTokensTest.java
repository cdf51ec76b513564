// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTParser;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.identity.ProviderIdentity;
import dev.mcpsql.testing.TestSettings;
import dev.mcpsql.vocabulary.ProfileName;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An ID token says who somebody is, or it says nothing (OpenID Connect Core 1.0 §3.1.3.7). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdTokensTest {

    private static final String ISSUER = "https://login.example.test/staff";
    private static final String NONCE = "nonce-of-this-request";

    private static final String CONFIGURATION = """
            mcp-sql.sso.issuer=https://login.example.test/staff
            mcp-sql.sso.client-id=mcp-sql
            mcp-sql.sso.mfa-acr=urn:example:two, gold
            mcp-sql.sso.mfa-amr=otp,hwk
            mcp-sql.sso.group.analyst=data-analysts
            mcp-sql.sso.group.support=data-support
            """;

    private final TokenForge forge = new TokenForge(ISSUER);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void sayWhoSomebodyIs(String how) {
        Optional<ProviderIdentity> person = judged(forge.idClaims(NONCE), how, "");

        assertThat(person).hasValueSatisfying(found -> {
            assertThat(found.issuer()).isEqualTo(ISSUER);
            assertThat(found.subject()).isEqualTo("subject-1");
            assertThat(found.session()).contains("session-1");
            assertThat(found.names()).containsExactly("Ada");
            assertThat(found.mfa()).isFalse();
        });
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
    void sayNothingUnlessTheProviderSignedThem(String how) {
        assertThat(judged(forge.idClaims(NONCE), how, "")).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            iss   | https://login.example.test
            iss   | https://login.example.test/staff/
            iss   | absent
            sub   | absent
            aud   | another
            aud   | absent
            azp   | another
            exp   | -120
            exp   | absent
            iat   | 120
            iat   | absent
            nonce | another
            nonce | absent
            """)
    void sayNothingWhenAClaimIsNotWhatItMustBe(String claim, String value) {
        Map<String, Object> claims = forge.idClaims(NONCE);
        put(claims, claim, value);

        assertThat(judged(claims, "RS256", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nWARNING: a line of its own", "a\u001b[2J", "\u202e", "ü"})
    void nameNobodyByWhatIsNoSubject(String subject) {
        Map<String, Object> claims = forge.idClaims(NONCE);
        claims.put("sub", subject);

        assertThat(judged(claims, "RS256", "")).isEmpty();
    }

    @Test
    void sayNothingToOneOfSeveralUnlessItAsked() {
        Map<String, Object> claims = forge.idClaims(NONCE);
        claims.put("aud", List.of(TokenForge.CLIENT, "another"));
        assertThat(judged(claims, "RS256", "")).isEmpty();

        claims.put("azp", TokenForge.CLIENT);
        assertThat(judged(claims, "RS256", "")).isPresent();
    }

    @ParameterizedTest(name = "signed in {0} s ago: {1}")
    @CsvSource({"0, true", "-280, true", "-700, false", "absent, false"})
    void tellTheTimeOfTheSignInWhereItMatters(String signedIn, boolean accepted) {
        Map<String, Object> claims = forge.idClaims(NONCE);
        put(claims, "auth_time", signedIn);

        assertThat(judged(claims, "RS256", "mcp-sql.sso.max-age=5m").isPresent())
                .isEqualTo(accepted);
        assertThat(judged(claims, "RS256", "")).isPresent();
    }

    @ParameterizedTest(name = "acr {0}, amr {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            urn:example:two | absent  | true
            gold            | absent  | true
            absent          | pwd,otp | true
            absent          | hwk     | true
            silver          | pwd     | false
            absent          | absent  | false
            GOLD            | OTP     | false
            """)
    void vouchForASecondFactorInTheWordsThatAreAccepted(String acr, String amr, boolean accepted) {
        Map<String, Object> claims = forge.idClaims(NONCE);
        put(claims, "acr", acr);
        if (!amr.equals("absent")) {
            claims.put("amr", List.of(amr.split(",")));
        }

        assertThat(judged(claims, "RS256", "").orElseThrow().mfa()).isEqualTo(accepted);
        assertThat(judged(claims, "RS256", "mcp-sql.sso.only=false", "mcp-sql.sso.mfa-a..=.*")
                        .orElseThrow()
                        .mfa())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            data-analysts                    | analyst
            cooks,data-support               | support
            data-analysts,data-support       | analyst support
            cooks                            | ''
            Data-Analysts,analyst            | ''
            """)
    void nameTheProfilesOfTheGroups(String groups, String profiles) {
        Map<String, Object> claims = forge.idClaims(NONCE);
        claims.put("groups", List.of(groups.split(",")));

        Set<ProfileName> held =
                judged(claims, "RS256", "").orElseThrow().duties().profiles().orElseThrow();

        assertThat(held.stream().map(ProfileName::value).sorted().toList()).isEqualTo(words(profiles));
    }

    @Test
    void takeNobodysGroupsForNone() {
        assertThat(judged(forge.idClaims(NONCE), "RS256", "")
                        .orElseThrow()
                        .duties()
                        .profiles())
                .contains(Set.of());
    }

    @Test
    void readOneGroupThatIsNoList() {
        Map<String, Object> claims = forge.idClaims(NONCE);
        claims.put("groups", "data-support");

        assertThat(judged(claims, "RS256", "").orElseThrow().duties().profiles())
                .contains(Set.of(new ProfileName("support")));
    }

    @ParameterizedTest
    @CsvSource({"true, ada@example.test", "false, ''", "absent, ''"})
    void nameANewcomerByAVerifiedAddressOnly(String verified, String name) {
        Map<String, Object> claims = forge.idClaims(NONCE);
        claims.remove("preferred_username");
        claims.put("email", "ada@example.test");
        if (!verified.equals("absent")) {
            claims.put("email_verified", Boolean.valueOf(verified));
        }

        assertThat(judged(claims, "RS256", "").orElseThrow().names()).isEqualTo(words(name));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static void put(Map<String, Object> claims, String claim, String value) {
        if (value.equals("absent")) {
            claims.remove(claim);
        } else if (value.matches("-?[0-9]+")) {
            claims.put(claim, Long.valueOf(value));
        } else {
            claims.put(claim, value);
        }
    }

    private Optional<ProviderIdentity> judged(Map<String, Object> claims, String how, String more) {
        return judged(claims, how, more, "nothing is left out");
    }

    private Optional<ProviderIdentity> judged(Map<String, Object> claims, String how, String more, String leftOut) {
        String lines = CONFIGURATION.replaceAll("(?m)^" + leftOut + "$", "") + more;
        ProviderSettings settings =
                TestSettings.with("https://data.example.test", lines).provider().orElseThrow();
        try {
            return new IdTokens(settings, Clock.systemUTC())
                    .verified(JWTParser.parse(forge.token(claims, how)), NONCE, forge.provider());
        } catch (ParseException | ProviderUnavailableException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
