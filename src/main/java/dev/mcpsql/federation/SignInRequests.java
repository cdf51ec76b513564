// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import dev.mcpsql.config.Component;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The browsers that were sent to the provider: each is expected back once, within ten minutes, and with the cookie it left with. */
@Component
final class SignInRequests {

    /** Time to find a telephone with a second factor on it. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String SWEEP = """
            delete from mcp_sql.provider_request where state_hash in (
                select state_hash from mcp_sql.provider_request where expires_at <= ? for update skip locked)
            """;

    private static final String BEGIN = """
            insert into mcp_sql.provider_request (state_hash, cookie_hash, destination, expires_at) values (?, ?, ?, ?)
            """;

    private static final String TAKE = """
            delete from mcp_sql.provider_request where state_hash = ? and cookie_hash = ? and expires_at > ?
            returning destination
            """;

    private final StateDatabase state;
    private final RandomTokens tokens;
    private final Clock clock;

    @Inject
    SignInRequests(StateDatabase state, RandomTokens tokens, Clock clock) {
        this.state = state;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A new request of the browser with this cookie. */
    SignInRequest begin(String cookie, String destination) {
        Instant now = clock.instant();
        String value = tokens.next();
        state.update(SWEEP, now);
        state.update(BEGIN, RandomTokens.hash(value), RandomTokens.hash(cookie), destination, now.plus(LIFETIME));
        return SignInRequest.of(value, cookie, destination);
    }

    /** The request, once; empty when it never was, is over, or belongs to another browser, which can still come back with it. */
    Optional<SignInRequest> take(String value, String cookie) {
        return state.one(
                        TAKE,
                        row -> row.getString("destination"),
                        RandomTokens.hash(value),
                        RandomTokens.hash(cookie),
                        clock.instant())
                .map(destination -> SignInRequest.of(value, cookie, destination));
    }
}
