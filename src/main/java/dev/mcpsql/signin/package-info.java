// SPDX-License-Identifier: MIT
/**
 * The pages of a person: sign-in, second factor, enrolment, recovery, the own account, sign-out.
 *
 * <h2>Responsibility</h2>
 * What {@code identity} decides, shown and asked in a browser.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.signin.AccountApplication} under {@code /account}.
 * <h2>Refuses</h2>
 * Forms of foreign pages; to tell a wrong name from a wrong password; a page to whoever's sign-in has not come so far; a change
 * of factor or password to whoever has not shown for ten minutes who that is.
 * <h2>Depends on</h2>
 * vocabulary, config, state, profile, identity, audit, access, web, passkey, federation; the QR code generator of Nayuki.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database.
 * <h2>Sources</h2>
 * OWASP cheat sheets "Authentication", "Session Management", "Cross-Site Request Forgery Prevention"; ADR 0023, ADR 0025.
 */
@NullMarked
package dev.mcpsql.signin;

import org.jspecify.annotations.NullMarked;
