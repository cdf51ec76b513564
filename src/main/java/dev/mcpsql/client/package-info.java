// SPDX-License-Identifier: MIT
/**
 * Who may ask for data in a person's name: the clients and the addresses where they are answered.
 *
 * <h2>Responsibility</h2>
 * The rows of clients, their clean-up, the rules of redirect URIs.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.client.Clients}, {@link dev.mcpsql.client.RedirectUri}.
 * <h2>Refuses</h2>
 * Redirect URIs off the loopback.
 * <h2>Depends on</h2>
 * vocabulary, config, state.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database.
 * <h2>Sources</h2>
 * RFC 7591, RFC 8252, RFC 9700 §4.1; ADR 0023.
 */
@NullMarked
package dev.mcpsql.client;

import org.jspecify.annotations.NullMarked;
