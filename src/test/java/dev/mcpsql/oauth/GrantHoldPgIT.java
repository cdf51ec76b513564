// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsql.audit.Denials;
import dev.mcpsql.audit.StoredDenialTrail;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.identity.SignOut;
import dev.mcpsql.identity.WebSessions;
import dev.mcpsql.vocabulary.ProfileName;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is granted to somebody who has left, however close the two come. */
class GrantHoldPgIT {

    private IssuingServer server;

    @BeforeEach
    void start() {
        server = new IssuingServer("mcp-sql.token.refresh=true\nmcp-sql.profile.support.session-bound=true");
    }

    @Test
    void letsASignedInPersonAllow() {
        assertThat(allow()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from mcp_sql.web_session",
                "update mcp_sql.web_session set mfa_at = null",
                "update mcp_sql.web_session set expires_at = now() - interval '1 day'",
                "update mcp_sql.web_session set seen_at = now() - interval '31 minutes'",
                "update mcp_sql.account set active = false"
            })
    void letsNobodyAllowWhoIsNotSignedInAnyMore(String change) {
        server.state.database().update(change);

        assertThat(allow()).isEmpty();
        assertThat(server.count("select count(*) as rows from mcp_sql.authorization_code"))
                .isZero();
    }

    @Test
    void letsNobodyAllowWithTheCookieOfSomebodyElse() {
        UUID grace = server.state.accounts().create("grace", "correct horse battery", Rank.STAFF);

        assertThat(server.hold.whileSignedIn(grace, IssuingServer.COOKIE, (session, held) -> "code"))
                .isEmpty();
    }

    /** A sign-out that holds the account and has not committed: the answer waits for it, and finds nobody. */
    @Test
    void waitsForASignOutThatIsUnderWay() throws Exception {
        CountDownLatch signingOut = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Integer> signOut = threads.submit(() -> server.state.database().inTransaction(session -> {
            session.update("update mcp_sql.account set grants_revoked_at = now() where account_id = ?", server.ada);
            signingOut.countDown();
            session.one("select pg_sleep(0.5)", row -> true);
            session.update("delete from mcp_sql.authorization_code where account_id = ?", server.ada);
            return session.update("delete from mcp_sql.web_session where account_id = ?", server.ada);
        }));
        signingOut.await();
        Future<Optional<String>> code = threads.submit(this::allow);

        assertThat(signOut.get()).isEqualTo(1);
        assertThat(code.get()).isEmpty();
        threads.shutdown();
    }

    @Test
    void leavesNothingBehindASignOutHoweverItFallsAmongTheRequests() throws Exception {
        for (int round = 0; round < 5; round++) {
            server.state.database().update("delete from mcp_sql.web_session");
            server.signIn();
            ExecutorService threads = Executors.newFixedThreadPool(3);
            String code = server.code();
            Future<Optional<String>> allowed = threads.submit(this::allow);
            Future<Optional<Issue.Tokens>> redeemed = threads.submit(() -> server.redeem(code));
            Future<SignOut.Effect> signedOut = threads.submit(() -> signOut().end(IssuingServer.COOKIE, "192.0.2.1"));
            allowed.get();
            redeemed.get();

            assertThat(signedOut.get()).isEqualTo(SignOut.Effect.GRANTS_REVOKED);
            threads.shutdown();
            assertThat(server.liveAccessTokens()).isZero();
            assertThat(server.liveRefreshTokens()).isZero();
            assertThat(server.count(
                            "select count(*) as rows from mcp_sql.authorization_code where redeemed_at is null"))
                    .isZero();
        }
    }

    @Test
    void issuesNothingForAProfileThatIsNotServed() {
        String code = server.code();
        server.state.accounts().removeProfile("ada", new ProfileName("analyst"));
        server.state.accounts().assignProfile("ada", new ProfileName("gone"));

        assertThat(server.denial(code)).contains("no_perm");
        assertThat(server.liveAccessTokens()).isZero();
        assertThat(server.redeem(code)).isEmpty();
    }

    @Test
    void issuesNothingForASessionBoundProfileWhenThePersonHasLeft() {
        server.state.accounts().removeProfile("ada", new ProfileName("analyst"));
        server.state.accounts().assignProfile("ada", new ProfileName("support"));
        assertThat(server.redeem(server.code())).isPresent();

        server.state.clock().advance(Duration.ofMinutes(31));

        assertThat(server.denial(server.code())).contains("no_session");
    }

    @Test
    void spendsNoCodeWhenTheTokenCannotBeSigned() {
        server.redeem(server.code());
        String code = server.code();
        server.state.database().update("update mcp_sql.signing_key set private_key_encrypted = '\\x00'");
        assertThatThrownBy(() -> server.redeem(code)).isInstanceOf(IllegalStateException.class);
        assertThat(server.liveAccessTokens()).isEqualTo(1);

        server.state.database().update("update mcp_sql.signing_key set retired_at = now()");

        assertThat(server.redeem(code)).isPresent();
    }

    private Optional<String> allow() {
        return server.hold.whileSignedIn(
                server.ada,
                IssuingServer.COOKIE,
                (session, held) -> server.codes.issue(session, server.request(), server.ada));
    }

    private SignOut signOut() {
        return new SignOut(
                server.state.database(),
                new WebSessions(
                        server.state.database(),
                        server.state.settings(),
                        new RandomTokens(new SecureRandom()),
                        server.state.clock()),
                new Denials(new StoredDenialTrail(server.state.database())));
    }
}
