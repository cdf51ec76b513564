// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys as one node knows them, for a second at most: a key that another node or an operator made, retired or
 * deleted is known here within that time, at the price of one query a second, however many requests come.
 *
 * <p>A token is signed with what the database says at that moment. Whether the key of a verified token was retired since is
 * asked once more with the token's person ({@code access}). Thread-safe.
 */
@Component
public final class SigningKeys {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    /** What is due may have to wait for old tokens; asking under the table's lock each second would be too much. */
    private static final Duration BETWEEN_DUTIES = Duration.ofMinutes(1);

    private record Held(List<LiveKey> keys, Instant lookedAt) {}

    private final KeyRotation rotation;
    private final Clock clock;
    private volatile Held held = new Held(List.of(), Instant.EPOCH);
    private Instant tendedAt = Instant.EPOCH;

    /** Over the stored keys. */
    @Inject
    public SigningKeys(KeyRotation rotation, Clock clock) {
        this.rotation = rotation;
        this.clock = clock;
    }

    /** The key that signs at this very moment, private half included; makes the first. */
    public RSAKey current() {
        Instant now = clock.instant();
        return rotation.signing(look(now).keys())
                .map(LiveKey::pair)
                .orElseThrow(() -> new IllegalStateException("a signing key was made and is not there"));
    }

    /** All live keys, those that wait to sign and those that have stopped included. */
    public List<RSAKey> published() {
        return known().keys().stream().map(LiveKey::pair).toList();
    }

    /** The key of that id, only among ours (RFC 8725 §3.10). */
    Optional<RSAKey> find(String keyId) {
        return known().keys().stream()
                .map(LiveKey::pair)
                .filter(key -> key.getKeyID().equals(keyId))
                .findFirst();
    }

    private Held known() {
        Held known = held;
        Instant now = clock.instant();
        return isFresh(known, now) ? known : lookOnce(now);
    }

    /** Of the threads that find the keys outdated one asks, and the others take its answer. */
    private synchronized Held lookOnce(Instant now) {
        return isFresh(held, now) ? held : look(now);
    }

    /** A clock that was set back makes nothing fresh. */
    private static boolean isFresh(Held known, Instant now) {
        Duration age = Duration.between(known.lookedAt(), now);
        return !age.isNegative() && age.compareTo(KNOWN_FOR) < 0;
    }

    private synchronized Held look(Instant now) {
        List<LiveKey> keys = rotation.live();
        boolean asksAgain = !tendedAt.plus(BETWEEN_DUTIES).isAfter(now);
        if (rotation.signing(keys).isEmpty() || (asksAgain && rotation.isDue(keys))) {
            keys = rotation.tended();
            tendedAt = now;
        }
        held = new Held(List.copyOf(keys), now);
        return held;
    }
}
