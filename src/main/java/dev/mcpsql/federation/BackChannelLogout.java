// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.ProviderSignOut;
import dev.mcpsql.identity.RandomTokens;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ends here what ended at the provider (Back-Channel Logout 1.0 §2.7): sessions by what the token names, and every grant of the person. */
@Component
public final class BackChannelLogout {

    /** How an order ended. */
    public enum Answer {
        /** Whoever it names has lost what there was to lose. */
        FOLLOWED,
        /** The token proves nothing, or was followed already. */
        NOT_ACCEPTED
    }

    private static final System.Logger LOG = System.getLogger(BackChannelLogout.class.getName());

    /** A token can be good for some time after its end on a clock that is behind. */
    private static final Duration KEPT_BEYOND_END = Duration.ofMinutes(10);

    private static final String SWEEP = "delete from mcp_sql.logout_token where expires_at <= ?";

    private static final String MARK = """
            insert into mcp_sql.logout_token (token_hash, expires_at) values (?, ?) on conflict do nothing
            """;

    /** What one transaction did. */
    private record Followed(Answer answer, Optional<ProviderSignOut.Effect> effect) {}

    private final StateDatabase state;
    private final Settings settings;
    private final Discovery discovery;
    private final ProviderSignOut signOut;
    private final Denials denials;
    private final Clock clock;

    @Inject
    BackChannelLogout(
            StateDatabase state,
            Settings settings,
            Discovery discovery,
            ProviderSignOut signOut,
            Denials denials,
            Clock clock) {
        this.state = state;
        this.settings = settings;
        this.discovery = discovery;
        this.signOut = signOut;
        this.denials = denials;
        this.clock = clock;
    }

    /**
     * Follows the order, once.
     *
     * @param token as it came
     * @param address whence
     */
    public Answer follow(String token, String address) {
        Optional<LogoutTokens.Order> order = order(token);
        if (order.isEmpty()) {
            LOG.log(Level.WARNING, "a logout token was not accepted");
            return Answer.NOT_ACCEPTED;
        }
        Followed followed = state.inTransaction(session -> followed(session, order.get()));
        // The person is out even while the trail is out of reach; the revocation itself is durable.
        followed.effect().ifPresent(effect -> denials.write(entry(effect, address)));
        return followed.answer();
    }

    private Optional<LogoutTokens.Order> order(String token) {
        Optional<ProviderSettings> configured = settings.provider();
        if (configured.isEmpty()) {
            return Optional.empty();
        }
        try {
            return new LogoutTokens(configured.get(), clock).verified(token, discovery.provider());
        } catch (ProviderUnavailableException unreachable) {
            LOG.log(Level.WARNING, "a logout token cannot be judged: {0}", unreachable.getMessage());
            return Optional.empty();
        }
    }

    private Followed followed(StateSession session, LogoutTokens.Order order) throws SQLException {
        Instant now = clock.instant();
        byte[] mark = RandomTokens.hash(order.ended().issuer() + " " + order.id());
        session.update(SWEEP, now);
        return session.update(MARK, mark, order.expiresAt().plus(KEPT_BEYOND_END)) == 0
                ? new Followed(Answer.NOT_ACCEPTED, Optional.empty())
                : new Followed(Answer.FOLLOWED, signOut.end(session, order.ended()));
    }

    private static DenialEntry entry(ProviderSignOut.Effect effect, String address) {
        return new DenialEntry(
                effect.accountId(),
                effect.username(),
                DenialReason.SESSION_LOGOUT,
                "",
                "",
                "",
                address,
                "signed out at the provider, tokens revoked: " + effect.tokens());
    }
}
