// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that is done says so, and all that came of the consent ends (RFC 7009 §2.1). */
class RevocationsPgIT {

    private IssuingServer server;
    private Issue.Tokens tokens;

    @BeforeEach
    void allow() {
        server = new IssuingServer("mcp-sql.token.refresh=true");
        tokens = server.redeem(server.code()).orElseThrow();
    }

    @Test
    void endTheAccessTokensOfARefreshToken() {
        String refreshToken = tokens.refreshToken().orElseThrow();

        assertThat(end(refreshToken)).isEqualTo(Revocations.Effect.ENDED);

        assertThat(server.liveAccessTokens()).isZero();
        assertThat(server.renew(refreshToken)).isEmpty();
    }

    @Test
    void endTheRefreshTokenOfAnAccessToken() {
        assertThat(end(tokens.accessToken())).isEqualTo(Revocations.Effect.ENDED);

        assertThat(server.liveAccessTokens()).isZero();
        assertThat(server.liveRefreshTokens()).isZero();
    }

    @Test
    void leaveOtherConsentsAlone() {
        Issue.Tokens other = server.redeem(server.code()).orElseThrow();

        end(tokens.accessToken());

        assertThat(server.liveAccessTokens()).isEqualTo(1);
        assertThat(server.renew(other.refreshToken().orElseThrow())).isPresent();
    }

    @Test
    void leaveTheTokensOfOtherClientsAlone() {
        for (String token : List.of(tokens.accessToken(), tokens.refreshToken().orElseThrow())) {
            assertThat(server.revocations().end(token, "mcp-sql-other")).isEqualTo(Revocations.Effect.NOT_YOURS);
        }

        assertThat(server.liveAccessTokens()).isEqualTo(1);
        assertThat(server.liveRefreshTokens()).isEqualTo(1);
    }

    @Test
    void areContentWithWhatNeverWas() {
        assertThat(List.of(
                        end(""),
                        end("x"),
                        end("A".repeat(43)),
                        end(tokens.refreshToken().orElseThrow() + "x")))
                .containsOnly(Revocations.Effect.ENDED);
        assertThat(server.liveAccessTokens()).isEqualTo(1);
    }

    private Revocations.Effect end(String token) {
        return server.revocations().end(token, server.client.clientId());
    }
}
