// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys in the state database: made, followed by the next, retired; private halves sealed.
 *
 * <p>Every change is made under a lock on the table and decided by what stands there then, so nodes and operators that act
 * together agree. What verifies is derived from the sealed private half: a public key slipped into the table is good for
 * nothing, and a row that does not open stops everything rather than be passed over. Thread-safe.
 */
@Component
public final class KeyRotation {

    private static final String ALL = "select * from mcp_sql.signing_key order by signs_from desc, key_id";

    private static final String LIVE =
            "select * from mcp_sql.signing_key where retired_at is null order by signs_from desc, key_id";

    /** Lets others read, and nobody else change (PostgreSQL manual §13.3.1). */
    private static final String ALONE = "lock table mcp_sql.signing_key in share row exclusive mode";

    private static final String INSERT = """
            insert into mcp_sql.signing_key (key_id, public_jwk, private_key_encrypted, created_at, signs_from)
            values (?, ?, ?, ?, ?)
            """;

    private static final String RETIRE =
            "update mcp_sql.signing_key set retired_at = ? where key_id = ? and retired_at is null";

    /** Not while a token lives that it may have signed, as after the lifetime of tokens was made shorter. */
    private static final String RETIRE_OUTLIVED = RETIRE + """
             and not exists (select from mcp_sql.access_token
                              where expires_at > ? and issued_at <= ? and revoked_at is null)
            """;

    private static final String BEGIN_NOW = "update mcp_sql.signing_key set signs_from = ? where key_id = ?";

    private final StateDatabase state;
    private final AtRestCipher cipher;
    private final KeySchedule schedule;
    private final Clock clock;

    /** With the lifetimes of the settings. */
    @Inject
    public KeyRotation(StateDatabase state, AtRestCipher cipher, Settings settings, Clock clock) {
        this.state = state;
        this.cipher = cipher;
        this.schedule = new KeySchedule(
                settings.tokens().signingKeyLifetime(), settings.signIn().tokenLifetime());
        this.clock = clock;
    }

    /** Every key there ever was, the newest first. */
    public List<SigningKey> all() {
        return state.many(ALL, KeyRotation::facts);
    }

    /** The key that signs at this moment; empty before the first token. */
    public Optional<SigningKey> signing() {
        return schedule.signing(state.many(LIVE, KeyRotation::facts), clock.instant());
    }

    /** Publishes the next key, which begins to sign when every verifier knows it; one that waits already is that one. */
    public SigningKey rotate() {
        return alone(session -> {
            Instant now = clock.instant();
            Optional<SigningKey> waiting = schedule.waiting(facts(session), now);
            return waiting.isPresent() ? waiting.get() : create(session, now, now.plus(KeySchedule.PUBLISHED_BEFORE));
        });
    }

    /**
     * Ends a key at once, and with it every token it signed. If it was the one that signs, the next one signs from now on.
     *
     * @return false when no live key has that id
     */
    public boolean retire(String keyId) {
        return alone(session -> {
            boolean retired = session.update(RETIRE, clock.instant(), keyId) == 1;
            if (retired) {
                tend(session);
            }
            return retired;
        });
    }

    /** The live keys. */
    List<LiveKey> live() {
        return state.many(LIVE, this::opened);
    }

    /** The one of them that signs at this moment. */
    Optional<LiveKey> signing(List<LiveKey> live) {
        return schedule.signing(live.stream().map(LiveKey::facts).toList(), clock.instant())
                .flatMap(signing ->
                        live.stream().filter(key -> key.facts().equals(signing)).findFirst());
    }

    /** Whether {@link #tended} would change something. */
    boolean isDue(List<LiveKey> live) {
        List<SigningKey> keys = live.stream().map(LiveKey::facts).toList();
        Instant now = clock.instant();
        return schedule.successorDue(keys, now) || !schedule.outlived(keys, now).isEmpty();
    }

    /** The live keys, after what was due was done: the first or next key made, the outlived retired. */
    List<LiveKey> tended() {
        return alone(session -> {
            tend(session);
            return session.many(LIVE, this::opened);
        });
    }

    private void tend(StateSession session) throws SQLException {
        Instant now = clock.instant();
        List<SigningKey> keys = facts(session);
        if (schedule.signing(keys, now).isEmpty()) {
            beginNow(session, schedule.waiting(keys, now), now);
        } else if (schedule.successorDue(keys, now)) {
            create(session, now, now.plus(KeySchedule.PUBLISHED_BEFORE));
        }
        for (SigningKey old : schedule.outlived(keys, now)) {
            Instant last = schedule.stoppedAt(old, keys).plus(KeySchedule.LEEWAY);
            session.update(RETIRE_OUTLIVED, now, old.keyId(), now, last);
        }
    }

    /** Nobody waits for the first key, or for the one after an incident. */
    private void beginNow(StateSession session, Optional<SigningKey> waiting, Instant now) throws SQLException {
        if (waiting.isPresent()) {
            session.update(BEGIN_NOW, now, waiting.get().keyId());
        } else {
            create(session, now, now);
        }
    }

    private SigningKey create(StateSession session, Instant now, Instant signsFrom) throws SQLException {
        RSAKey pair = RsaKeys.generate();
        String keyId = pair.getKeyID();
        byte[] sealed = cipher.seal(RsaKeys.pkcs8(pair), purpose(keyId));
        session.update(INSERT, keyId, pair.toPublicJWK().toJSONString(), sealed, now, signsFrom);
        return new SigningKey(keyId, now, signsFrom, Optional.empty());
    }

    private <T> T alone(StateDatabase.Work<T> work) {
        return state.inTransaction(session -> {
            session.update(ALONE);
            return work.on(session);
        });
    }

    private static List<SigningKey> facts(StateSession session) throws SQLException {
        return session.many(LIVE, KeyRotation::facts);
    }

    private LiveKey opened(ResultSet row) throws SQLException {
        SigningKey facts = facts(row);
        byte[] secret = cipher.open(row.getBytes("private_key_encrypted"), purpose(facts.keyId()));
        return new LiveKey(facts, RsaKeys.ofPkcs8(secret, facts.keyId()));
    }

    private static SigningKey facts(ResultSet row) throws SQLException {
        return new SigningKey(
                row.getString("key_id"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("signs_from").toInstant(),
                Optional.ofNullable(row.getTimestamp("retired_at")).map(Timestamp::toInstant));
    }

    private static String purpose(String keyId) {
        return "signing_key.private_key:" + keyId;
    }
}
