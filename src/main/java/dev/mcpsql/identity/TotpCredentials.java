// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Second factors by time (RFC 6238): enrolment and the check.
 *
 * <p>A code is accepted in its own time step, the one before and the one after (§5.2), and each step only once: the last
 * accepted step is stored by the very statement that accepts it, so no code passes twice, on any node.
 */
@Component
public final class TotpCredentials {

    /** RFC 4226 §4 R6: 160 bits are recommended. */
    private static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private static final String PUT =
            "insert into mcp_sql.totp_credential (account_id, secret_encrypted, last_step) values (?, ?, ?)";

    private static final String SECRET = "select secret_encrypted from mcp_sql.totp_credential where account_id = ?";

    private static final String ACCEPT =
            "update mcp_sql.totp_credential set last_step = ? where account_id = ? and last_step < ?";

    private final StateDatabase state;
    private final AtRestCipher cipher;
    private final SecureRandom random;
    private final Clock clock;
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    /** Over the state database, sealing with the given cipher. */
    @Inject
    public TotpCredentials(StateDatabase state, AtRestCipher cipher, SecureRandom random, Clock clock) {
        this.state = state;
        this.cipher = cipher;
        this.random = random;
        this.clock = clock;
    }

    /** Gives the account a new secret; an older one stops working at once, and what it opened ends. */
    TotpSecret enrol(UUID accountId) {
        byte[] secret = newSecret();
        state.inTransaction(session -> {
            AccountRow.locked(session, accountId);
            boolean replaced = put(session, accountId, secret, 0);
            if (replaced) {
                CredentialChange.of(session, accountId);
            }
            return replaced;
        });
        return TotpSecret.of(secret);
    }

    /**
     * Gives the account this secret within a transaction; codes up to the given step are used up.
     *
     * @return whether there was another one
     */
    boolean put(StateSession session, UUID accountId, byte[] secret, long lastStep) throws SQLException {
        boolean replaced = session.update(Factor.TOTP.deletion(), accountId) > 0;
        session.update(PUT, accountId, cipher.seal(secret, purpose(accountId)), lastStep);
        return replaced;
    }

    /** A secret that is nobody's yet. */
    byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    byte[] sealPending(byte[] secret, UUID accountId) {
        return cipher.seal(secret, pendingPurpose(accountId));
    }

    byte[] openPending(byte[] sealed, UUID accountId) {
        return cipher.open(sealed, pendingPurpose(accountId));
    }

    /** Accepts a code once, or does not. */
    boolean accepts(UUID accountId, String code) {
        Optional<byte[]> sealed = state.one(SECRET, row -> row.getBytes("secret_encrypted"), accountId);
        return sealed.isPresent()
                && steps(cipher.open(sealed.get(), purpose(accountId)), code)
                        .anyMatch(step -> state.update(ACCEPT, step, accountId, step) == 1);
    }

    /** The newest time step around now to which this is the code, if there is one. */
    OptionalLong step(byte[] secret, String code) {
        return steps(secret, code).max();
    }

    private LongStream steps(byte[] secret, String code) {
        if (!CODE.matcher(code).matches()) {
            return LongStream.empty();
        }
        SecretKey key = new SecretKeySpec(secret, "RAW");
        long now = Math.floorDiv(clock.instant().getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(now - 1, now + 1).filter(step -> same(code, codeOf(key, step)));
    }

    private String codeOf(SecretKey key, long step) {
        try {
            return generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("a raw key is always a valid HMAC key", impossible);
        }
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(
                left.getBytes(StandardCharsets.US_ASCII), right.getBytes(StandardCharsets.US_ASCII));
    }

    private static String purpose(UUID accountId) {
        return "totp_credential.secret:" + accountId;
    }

    /** Another purpose, so that a pending secret copied into the other table does not open. */
    private static String pendingPurpose(UUID accountId) {
        return "totp_enrolment.secret:" + accountId;
    }
}
