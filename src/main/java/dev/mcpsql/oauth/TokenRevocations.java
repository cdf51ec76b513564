// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends single tokens before their time; every node asks at every request, so it holds at the next one. */
@Component
final class TokenRevocations {

    private static final String REVOKE = """
            update mcp_sql.access_token set revoked_at = ?, revoked_because = 'revoked'
             where token_id = ? and revoked_at is null
            """;

    /** Expired rows decide nothing any more. */
    private static final String SWEEP = """
            delete from mcp_sql.access_token where token_id in (
                select token_id from mcp_sql.access_token where expires_at < ? for update skip locked)
            """;

    private final StateDatabase state;
    private final Clock clock;

    @Inject
    TokenRevocations(StateDatabase state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    void revoke(String tokenId) {
        state.update(REVOKE, clock.instant(), tokenId);
    }

    void sweep() {
        state.update(SWEEP, clock.instant());
    }
}
