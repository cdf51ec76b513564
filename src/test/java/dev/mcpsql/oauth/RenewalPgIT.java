// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.vocabulary.ProfileName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refresh tokens are used once; a second use ends all that came of the same consent. */
class RenewalPgIT {

    private IssuingServer server;
    private Issue.Tokens first;

    @BeforeEach
    void allow() {
        server = new IssuingServer("mcp-sql.token.refresh=true\nmcp-sql.token.refresh-lifetime=2d");
        first = server.redeem(server.code()).orElseThrow();
    }

    @Test
    void givesTheNextOfBoth() {
        Issue.Tokens next = server.renew(refresh(first)).orElseThrow();

        assertThat(refresh(next)).isNotEqualTo(refresh(first));
        assertThat(AccessTokenText.claims(next.accessToken()).tokenId())
                .isNotEqualTo(AccessTokenText.claims(first.accessToken()).tokenId());
        assertThat(AccessTokenText.claims(next.accessToken()).clientId()).isEqualTo(server.client.clientId());
        assertThat(next.scope()).isEqualTo(first.scope());
        assertThat(server.renew(refresh(next))).isPresent();
        assertThat(server.liveAccessTokens()).isEqualTo(3);
        assertThat(server.liveRefreshTokens()).isEqualTo(1);
    }

    @Test
    void endsTheFamilyWhenATokenIsUsedTwice() {
        Issue.Tokens next = server.renew(refresh(first)).orElseThrow();

        assertThat(server.renew(refresh(first))).isEmpty();

        assertThat(server.liveAccessTokens()).isZero();
        assertThat(server.liveRefreshTokens()).isZero();
        assertThat(server.renew(refresh(next))).isEmpty();
    }

    @Test
    void endsTheFamilyWhoeverShowsTheUsedToken() {
        server.renew(refresh(first));

        assertThat(server.renewAs("mcp-sql-other", refresh(first))).isEmpty();

        assertThat(server.liveAccessTokens()).isZero();
    }

    @Test
    void endsTheFamilyWhenItsCodeIsShownAgain() {
        IssuingServer other = new IssuingServer("mcp-sql.token.refresh=true");
        String code = other.code();
        Issue.Tokens tokens = other.redeem(code).orElseThrow();
        Issue.Tokens next = other.renew(refresh(tokens)).orElseThrow();

        assertThat(other.redeem(code)).isEmpty();

        assertThat(other.liveAccessTokens()).isZero();
        assertThat(other.renew(refresh(next))).isEmpty();
    }

    /** The losers of a race are second uses like any other: the winner's tokens are taken back. */
    @Test
    void isWonOnceByFiftyAtOnceAndThenLost() throws Exception {
        List<Issue.Tokens> won = IssuingServer.fiftyAtOnce(() -> server.renew(refresh(first)));

        assertThat(won).hasSize(1);
        assertThat(server.liveAccessTokens()).isZero();
        assertThat(server.liveRefreshTokens()).isZero();
    }

    @Test
    void belongsToItsClient() {
        assertThat(server.renewAs("mcp-sql-other", refresh(first))).isEmpty();

        assertThat(server.renew(refresh(first))).isPresent();
    }

    @Test
    void endsWithTheFamilyHoweverOftenItWasRenewed() {
        Issue.Tokens tokens = first;
        for (int i = 0; i < 9; i++) {
            server.state.clock().advance(Duration.ofHours(5));
            tokens = server.renew(refresh(tokens)).orElseThrow();
        }

        assertThat(tokens.lifetime()).isEqualTo(Duration.ofHours(3));
        server.state.clock().advance(Duration.ofHours(3));
        assertThat(server.renew(refresh(tokens))).isEmpty();
    }

    @Test
    void endsForWhomItIsNotOpenAnyMore() {
        server.state.accounts().removeProfile("ada", new ProfileName("analyst"));
        assertThat(server.renew(refresh(first))).isEmpty();

        server.state.accounts().assignProfile("ada", new ProfileName("analyst"));

        assertThat(server.renew(refresh(first))).isEmpty();
        assertThat(server.liveAccessTokens()).isZero();
    }

    @Test
    void endsWithANewPassword() {
        server.state.accounts().setPassword("ada", "another good password");

        assertThat(server.renew(refresh(first))).isEmpty();
    }

    /** Whoever left the provider without a word from it gets nothing new either. */
    @ParameterizedTest(name = "vouched for {0} minutes ago: {1}")
    @CsvSource(textBlock = """
            59, true
            60, false
            """)
    void asksWhetherTheProvidersWordStillHolds(int minutes, boolean open) {
        IssuingServer federated = new IssuingServer("""
                mcp-sql.token.refresh=true
                mcp-sql.sso.issuer=https://login.example.test
                mcp-sql.sso.client-id=mcp-sql
                mcp-sql.sso.recheck=1h
                """);
        Issue.Tokens tokens = federated.redeem(federated.code()).orElseThrow();
        String code = federated.code();
        federated
                .state
                .database()
                .update(
                        "insert into mcp_sql.federated_identity (issuer, subject, account_id, checked_at) values ('x', 'y', ?, ?)",
                        federated.ada,
                        federated.state.clock().instant().minus(Duration.ofMinutes(minutes)));

        assertThat(federated.denial(code)).isEqualTo(open ? Optional.empty() : Optional.of("no_session"));
        assertThat(federated.renew(refresh(tokens)).isPresent()).isEqualTo(open);
    }

    @Test
    void isNotStored() {
        assertThat(server.state
                        .database()
                        .one(
                                "select count(*) as rows from mcp_sql.refresh_token where token_hash = convert_to(?, 'UTF8')",
                                row -> row.getInt("rows"),
                                refresh(first)))
                .contains(0);
    }

    @Test
    void givesNoneWhereTheSwitchIsOff() {
        IssuingServer usual = new IssuingServer("");

        assertThat(usual.redeem(usual.code()).orElseThrow().refreshToken()).isEmpty();
    }

    private static String refresh(Issue.Tokens tokens) {
        return tokens.refreshToken().orElseThrow();
    }
}
