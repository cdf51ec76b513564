// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.config.Component;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.vocabulary.AddressBlock;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Slows down guessing, on every node together.
 *
 * <p>Each attempt is counted as a failure before it is checked, so that parallel guesses gain nothing; a right one is taken
 * back. After some free failures the next attempt must wait, twice as long each time, a minute at most; attempts that come too
 * early are neither checked nor counted, and a quiet quarter of an hour forgets everything. So a wait always ends.
 *
 * <p>An address with hardly a failure of its own is not held back by the account's count: a stranger who keeps guessing at a
 * name cannot keep its owner out, not even an owner who mistypes (OWASP authentication cheat sheet, "Account Lockout").
 */
@Component
public final class SignInBackOff {

    /** Whether an attempt may be made. */
    enum Turn {
        NOW,
        LATER
    }

    /** An attempt must wait no longer than this; what the page tells the person. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(64);

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int FREE_FOR_ACCOUNT = 5;
    /** What a person mistypes; more would be a gift to those who guess from many addresses. */
    private static final int FREE_FOR_NEWCOMER = 3;

    /**
     * Whoever types a code has shown the password, so nobody is kept out by a stranger here, and of a million codes three are
     * right: a crowd of addresses must not get {@link #FREE_FOR_NEWCOMER} guesses each (NIST SP 800-63B-4 §3.2.2).
     */
    private static final int FREE_CODES = 50;

    /** Many people can share one address behind a proxy. */
    private static final int FREE_FOR_ADDRESS = 20;

    /** 2^6 s is {@link #LONGEST_WAIT}. */
    private static final String COUNT = """
            insert into mcp_sql.sign_in_attempt as a (subject, failures, last_failure_at) values (?, 1, ?)
            on conflict (subject) do update
               set failures = case when a.last_failure_at < ? then 1 else a.failures + 1 end,
                   last_failure_at = excluded.last_failure_at
             where a.failures < ?
                or a.last_failure_at + power(2, least(6, greatest(0, a.failures - ?))) * interval '1 second' <= excluded.last_failure_at
            returning failures
            """;

    private static final String TAKE_BACK =
            "update mcp_sql.sign_in_attempt set failures = greatest(0, failures - 1) where subject = ?";

    private static final String FORGET = "delete from mcp_sql.sign_in_attempt where subject = ?";

    /** Keeps the table as small as the last quarter of an hour; rows in use are left to the next one who comes by. */
    private static final String SWEEP = """
            delete from mcp_sql.sign_in_attempt where subject in (
                select subject from mcp_sql.sign_in_attempt where last_failure_at < ? for update skip locked)
            """;

    private final StateDatabase state;
    private final Clock clock;

    /** Over the state database. */
    @Inject
    public SignInBackOff(StateDatabase state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Asks for a turn and counts it as a failure until {@link #takeBack} or {@link #forget}. */
    Turn turn(String username, String address) {
        Instant now = clock.instant();
        state.update(SWEEP, now.minus(FORGOTTEN_AFTER));
        return state.inTransaction(session -> {
            Optional<Integer> ofAddress = count(session, ofAddress(address), FREE_FOR_ADDRESS, now);
            if (ofAddress.isEmpty()) {
                return Turn.LATER;
            }
            boolean newcomer = ofAddress.get() <= FREE_FOR_NEWCOMER;
            int free = newcomer ? Integer.MAX_VALUE : FREE_FOR_ACCOUNT;
            if (count(session, ofAccount(username), free, now).isPresent()) {
                return Turn.NOW;
            }
            session.update(TAKE_BACK, ofAddress(address));
            return Turn.LATER;
        });
    }

    /** The same for an attempt at a code of few digits. */
    Turn codeTurn(String username, String address) {
        Turn turn = turn(username, address);
        boolean mayGuess = turn == Turn.NOW
                && state.inTransaction(session -> count(session, ofCodes(username), FREE_CODES, clock.instant()))
                        .isPresent();
        if (turn == Turn.NOW && !mayGuess) {
            takeBack(username, address);
        }
        return mayGuess ? Turn.NOW : Turn.LATER;
    }

    /** The attempt was right so far. */
    void takeBack(String username, String address) {
        state.inTransaction(session ->
                session.update(TAKE_BACK, ofAddress(address)) + session.update(TAKE_BACK, ofAccount(username)));
    }

    /** The person signed in: the account starts afresh. */
    void forget(String username, String address) {
        state.inTransaction(session -> session.update(TAKE_BACK, ofAddress(address))
                + session.update(FORGET, ofAccount(username))
                + session.update(FORGET, ofCodes(username)));
    }

    /**
     * Ends the waits of a username or an address by an operator's word.
     *
     * @return whether one of them had failures
     */
    public boolean lift(String usernameOrAddress) {
        String name = Accounts.normalized(usernameOrAddress).orElse(usernameOrAddress);
        return state.inTransaction(session -> session.update(FORGET, ofAddress(usernameOrAddress.strip()))
                        + session.update(FORGET, ofAccount(name))
                        + session.update(FORGET, ofCodes(name)))
                > 0;
    }

    private static Optional<Integer> count(StateSession session, String subject, int free, Instant now)
            throws SQLException {
        return session.one(COUNT, row -> row.getInt("failures"), subject, now, now.minus(FORGOTTEN_AFTER), free, free);
    }

    private static String ofAccount(String username) {
        return "account:" + username;
    }

    private static String ofCodes(String username) {
        return "codes:" + username;
    }

    private static String ofAddress(String address) {
        return "address:" + AddressBlock.of(address).value();
    }
}
