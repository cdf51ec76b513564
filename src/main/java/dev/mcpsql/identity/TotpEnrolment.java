// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A person's own enrolment of an authenticator: a secret is shown, and counts only once a code of it came back.
 *
 * <p>A pending secret belongs to one web session and dies with it. Were it the account's, whoever knows the password could open
 * the page beside its owner and see the secret that the owner is about to confirm.
 */
@Component
public final class TotpEnrolment {

    private static final String PENDING = "select secret_encrypted from mcp_sql.totp_enrolment where session_hash = ?";

    /** The first one stays, so that a reloaded page shows what was scanned already. */
    private static final String BEGIN = """
            insert into mcp_sql.totp_enrolment (session_hash, secret_encrypted) values (?, ?)
            on conflict (session_hash) do nothing
            """;

    private static final String END = "delete from mcp_sql.totp_enrolment where session_hash = ?";

    private final StateDatabase state;
    private final TotpCredentials totp;
    private final FactorChanges changes;

    /** Over the state database. */
    @Inject
    public TotpEnrolment(StateDatabase state, TotpCredentials totp, FactorChanges changes) {
        this.state = state;
        this.totp = totp;
        this.changes = changes;
    }

    /** The secret that waits in the live session of this cookie for its first code; made when there is none. */
    public TotpSecret pending(String cookie, UUID account) {
        byte[] hash = RandomTokens.hash(cookie);
        return state.inTransaction(session -> {
            Optional<byte[]> waiting = sealed(session, hash);
            if (waiting.isPresent()) {
                return TotpSecret.of(totp.openPending(waiting.get(), account));
            }
            byte[] secret = totp.newSecret();
            session.update(BEGIN, hash, totp.sealPending(secret, account));
            return TotpSecret.of(totp.openPending(sealed(session, hash).orElseThrow(), account));
        });
    }

    /** Makes the pending secret the account's, if this is a code of it; that code is used up. */
    public FactorChange confirm(String cookie, String code) {
        byte[] hash = RandomTokens.hash(cookie);
        return changes.put(cookie, (session, account) -> {
            Optional<byte[]> waiting = sealed(session, hash);
            if (waiting.isEmpty()) {
                return FactorChanges.Effect.WRONG;
            }
            byte[] secret = totp.openPending(waiting.get(), account);
            OptionalLong step = totp.step(secret, code);
            if (step.isEmpty()) {
                return FactorChanges.Effect.WRONG;
            }
            session.update(END, hash);
            return totp.put(session, account, secret, step.getAsLong())
                    ? FactorChanges.Effect.REPLACED
                    : FactorChanges.Effect.ADDED;
        });
    }

    /** Takes the authenticator away. */
    public FactorChange remove(String cookie) {
        return changes.remove(
                cookie,
                (session, account) -> session.update(Factor.TOTP.deletion(), account) == 1
                        ? FactorChanges.Effect.REMOVED
                        : FactorChanges.Effect.ABSENT);
    }

    private static Optional<byte[]> sealed(StateSession session, byte[] hash) throws SQLException {
        return session.one(PENDING, row -> row.getBytes("secret_encrypted"), hash);
    }
}
