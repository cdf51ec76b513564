// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.client.RedirectUri;
import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Authorization requests that wait for a person: kept here, so that no form can change them. */
@Component
final class AuthorizationRequests {

    /** Time to find the authenticator. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** One client's requests that may wait at a time; older ones make room. */
    private static final int WAITING = 50;

    /** Skips what another sweep holds: two that took the same rows in another order would wait for each other. */
    private static final String SWEEP = """
            delete from mcp_sql.authorization_request where request_id in (
                select request_id from mcp_sql.authorization_request
                 where expires_at <= ? or request_id in (
                    select request_id from mcp_sql.authorization_request where client_id = ?
                     order by created_at desc offset ?)
                   for update skip locked)
            """;

    private static final String PUT = """
            insert into mcp_sql.authorization_request
                   (client_id, redirect_uri, state, scope, resource, code_challenge, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning request_id
            """;

    private static final String FIND = """
            select r.*, c.client_name from mcp_sql.authorization_request r join mcp_sql.oauth_client c using (client_id)
             where r.request_id = ? and r.answered_at is null and r.expires_at > ? and c.blocked_at is null
            """;

    private static final String ANSWERED =
            "select 1 from mcp_sql.authorization_request where request_id = ? and answered_at is not null";

    private static final String ANSWER = """
            update mcp_sql.authorization_request set answered_at = ?
             where request_id = ? and answered_at is null and expires_at > ?
            """;

    private final StateDatabase state;
    private final Clock clock;

    @Inject
    AuthorizationRequests(StateDatabase state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    UUID put(AuthorizationRequest request) {
        Instant now = clock.instant();
        state.update(SWEEP, now, request.clientId(), WAITING - 1);
        return state.one(
                        PUT,
                        row -> row.getObject("request_id", UUID.class),
                        request.clientId(),
                        request.redirectUri().value(),
                        request.state().orElse(null),
                        request.scope(),
                        request.resource(),
                        request.challenge().value(),
                        now,
                        now.plus(LIFETIME))
                .orElseThrow();
    }

    /** The request, while it waits. */
    Optional<AuthorizationRequest> find(UUID id) {
        return state.one(FIND, AuthorizationRequests::request, id, clock.instant());
    }

    /** Takes the request away from everyone else; false when it was answered already or waited too long. */
    boolean answer(UUID id) {
        Instant now = clock.instant();
        return state.update(ANSWER, now, id, now) == 1;
    }

    /** Whether somebody answered it. */
    boolean isAnswered(UUID id) {
        return state.one(ANSWERED, row -> true, id).isPresent();
    }

    /** The same in a transaction of the caller's. */
    boolean answer(StateSession session, UUID id) throws SQLException {
        Instant now = clock.instant();
        return session.update(ANSWER, now, id, now) == 1;
    }

    private static AuthorizationRequest request(ResultSet row) throws SQLException {
        return new AuthorizationRequest(
                row.getString("client_id"),
                row.getString("client_name"),
                new RedirectUri(row.getString("redirect_uri")),
                Optional.ofNullable(row.getString("state")),
                row.getString("scope"),
                row.getString("resource"),
                new Pkce(row.getString("code_challenge")));
    }
}
