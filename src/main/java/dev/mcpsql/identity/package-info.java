// SPDX-License-Identifier: MIT
/**
 * The people: accounts, passwords, second factors, web sessions.
 *
 * <h2>Responsibility</h2>
 * Who a person is and what the person may do at this moment; who may not guess any further.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.identity.Accounts} and {@link dev.mcpsql.identity.Roster} for operators,
 * {@link dev.mcpsql.identity.PasswordSignIn} and {@link dev.mcpsql.identity.WebSessions} for pages,
 * {@link dev.mcpsql.identity.Passwords} and {@link dev.mcpsql.identity.FactorChanges} for what people change about themselves,
 * {@link dev.mcpsql.identity.Standing} for every decision.
 * <h2>Refuses</h2>
 * To tell an unknown name from a wrong password, by text or by time; passwords that are tried first; to accept a TOTP or recovery
 * code twice; to change a factor long after the last proof of who asks; to take the last factor where one is required; to compute
 * more than two
 * password hashes at once.
 * <h2>Depends on</h2>
 * vocabulary, config, state, audit; Bouncy Castle (Argon2id), java-otp.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database. The account's row is
 * the lock of everything a person has, and the first that a transaction takes ({@link dev.mcpsql.identity.AccountRow}).
 * <h2>Sources</h2>
 * RFC 9106, RFC 6238, NIST SP 800-63B-4; OWASP cheat sheets on password storage, session management and MFA; ADR 0010,
 * ADR 0024, ADR 0025.
 */
@NullMarked
package dev.mcpsql.identity;

import org.jspecify.annotations.NullMarked;
