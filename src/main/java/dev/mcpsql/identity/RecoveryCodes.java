// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The recovery codes of accounts: shown once, stored as hashes, each good for one sign-in (NIST SP 800-63B-4 §3.1.2, look-up
 * secrets; OWASP MFA cheat sheet, "Resetting MFA").
 */
@Component
public final class RecoveryCodes {

    /** How many a person gets at a time. */
    static final int SET = 10;

    private static final String LEFT =
            "select count(*) as found from mcp_sql.recovery_code where account_id = ? and used_at is null";

    private static final String PUT = "insert into mcp_sql.recovery_code (account_id, code_hash) values (?, ?)";

    /** One statement finds and uses it, so of any number of attempts with one code a single one wins. */
    private static final String USE = """
            update mcp_sql.recovery_code set used_at = ? where account_id = ? and code_hash = ? and used_at is null
            """;

    private final StateDatabase state;
    private final SecureRandom random;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public RecoveryCodes(StateDatabase state, SecureRandom random, Clock clock) {
        this.state = state;
        this.random = random;
        this.clock = clock;
    }

    /** How many codes the account can still use. */
    public int left(UUID account) {
        return state.one(LEFT, row -> row.getInt("found"), account).orElse(0);
    }

    /** Uses a code up, or does not. */
    boolean accepts(UUID account, String typed) {
        return RecoveryCode.typed(typed)
                .filter(code -> state.update(USE, clock.instant(), account, code.hash()) == 1)
                .isPresent();
    }

    /** A new set; older codes stop working. */
    List<RecoveryCode> renew(StateSession session, UUID account) throws SQLException {
        forget(session, account);
        List<RecoveryCode> codes =
                Stream.generate(() -> RecoveryCode.random(random)).limit(SET).toList();
        for (RecoveryCode code : codes) {
            session.update(PUT, account, code.hash());
        }
        return codes;
    }

    /** A first set for an account that has no code left; else nothing, and the older ones go on working. */
    List<RecoveryCode> ensure(StateSession session, UUID account) throws SQLException {
        int left = session.one(LEFT, row -> row.getInt("found"), account).orElse(0);
        return left == 0 ? renew(session, account) : List.of();
    }

    /** Takes the codes away from an account that has nothing left to recover. */
    static void forget(StateSession session, UUID account) throws SQLException {
        session.update(Factor.RECOVERY.deletion(), account);
    }
}
