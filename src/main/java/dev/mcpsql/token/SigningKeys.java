// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.mcpsql.config.Component;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The RSA keys that sign access tokens, shared by all nodes through the state database, private halves sealed.
 *
 * <p>The first one is made when it is first needed, under a lock on the table, so nodes that start together agree. What verifies
 * is derived from the sealed private half: a public key slipped into the table is good for nothing. Thread-safe.
 */
@Component
public final class SigningKeys {

    /** RFC 7518 §3.3 asks for 2048 at least; RS256 verifies in tens of microseconds. */
    private static final int KEY_BITS = 2048;

    /** A token with a key we do not know may cause one look into the database in this time, however many come. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final String LIVE = """
            select key_id, private_key_encrypted from mcp_sql.signing_key
             where retired_at is null order by created_at desc, key_id
            """;

    private static final String ALONE = "lock table mcp_sql.signing_key in share row exclusive mode";

    private static final String INSERT =
            "insert into mcp_sql.signing_key (key_id, public_jwk, private_key_encrypted, created_at) values (?, ?, ?, ?)";

    private record Held(List<RSAKey> keys, Instant lookedAt) {}

    private final StateDatabase state;
    private final AtRestCipher cipher;
    private final Clock clock;
    private volatile Held held = new Held(List.of(), Instant.EPOCH);

    @Inject
    public SigningKeys(StateDatabase state, AtRestCipher cipher, Clock clock) {
        this.state = state;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The newest key, private half included. */
    public RSAKey current() {
        return published().get(0);
    }

    /** All live keys; makes the first. */
    public List<RSAKey> published() {
        List<RSAKey> known = held.keys();
        return known.isEmpty() ? look(state.inTransaction(this::readOrCreate)) : known;
    }

    /** The key of that id, only among ours (RFC 8725 §3.10). */
    public Optional<RSAKey> find(String keyId) {
        Optional<RSAKey> known = among(held.keys(), keyId);
        boolean lookedJustNow = held.lookedAt().plus(BETWEEN_LOOKS).isAfter(clock.instant());
        return known.isPresent() || lookedJustNow ? known : among(look(state.many(LIVE, this::key)), keyId);
    }

    private static Optional<RSAKey> among(List<RSAKey> keys, String keyId) {
        return keys.stream().filter(key -> key.getKeyID().equals(keyId)).findFirst();
    }

    private List<RSAKey> look(List<RSAKey> keys) {
        held = new Held(List.copyOf(keys), clock.instant());
        return keys;
    }

    private List<RSAKey> readOrCreate(StateSession session) throws SQLException {
        session.update(ALONE);
        List<RSAKey> keys = session.many(LIVE, this::key);
        return keys.isEmpty() ? List.of(create(session)) : keys;
    }

    private RSAKey create(StateSession session) throws SQLException {
        try {
            RSAKey key = new RSAKeyGenerator(KEY_BITS)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            byte[] sealed = cipher.seal(key.toPrivateKey().getEncoded(), purpose(key.getKeyID()));
            session.update(INSERT, key.getKeyID(), key.toPublicJWK().toJSONString(), sealed, clock.instant());
            return key;
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform makes RSA keys", impossible);
        }
    }

    private RSAKey key(ResultSet row) throws SQLException {
        String keyId = row.getString("key_id");
        return RsaKeys.ofPkcs8(cipher.open(row.getBytes("private_key_encrypted"), purpose(keyId)), keyId);
    }

    private static String purpose(String keyId) {
        return "signing_key.private_key:" + keyId;
    }
}
