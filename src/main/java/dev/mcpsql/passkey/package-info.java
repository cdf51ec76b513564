// SPDX-License-Identifier: MIT
/**
 * Passkeys: WebAuthn credentials as a second factor, or alone when they verified their person.
 *
 * <h2>Responsibility</h2>
 * The two ceremonies of WebAuthn, registration and authentication, from their challenge to the row that they leave.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.passkey.PasskeyRegistration} and {@link dev.mcpsql.passkey.PasskeySignIn} for pages,
 * {@link dev.mcpsql.passkey.Passkeys} for the list of a person's own.
 * <h2>Refuses</h2>
 * Answers to a challenge that was not given to the same browser in the last five minutes, or was answered before; other
 * origins, other relying parties, pages inside of other sites' frames; keys that are too weak; a counter that went back; a
 * passkey alone when it did not verify its person. Everything, where the public address is no domain name.
 * <h2>Depends on</h2>
 * vocabulary, config, state, identity; webauthn4j.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database.
 * <h2>Sources</h2>
 * Web Authentication Level 3, §5, §7, §13 and §14; RFC 8812; ADR 0026.
 */
@NullMarked
package dev.mcpsql.passkey;

import org.jspecify.annotations.NullMarked;
