// SPDX-License-Identifier: MIT
/**
 * Who may ask for data in a person's name: the clients and the addresses where they are answered.
 *
 * <h2>Responsibility</h2>
 * Who may ask: programs that registered, those known by their metadata document, the cloud services of the reviewed file, and the
 * pre-registered {@code mcp-sql}. Where each may be answered; their rows and their clean-up; reading documents safely.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.client.ClientRegistry} for the endpoints, {@link dev.mcpsql.client.ClientRoll} for operators,
 * {@link dev.mcpsql.client.ClientMetadata}, {@link dev.mcpsql.client.Redirects}.
 * <h2>Refuses</h2>
 * Redirect URIs off the loopback that the file does not name; documents from anywhere but a public address; clients that
 * authenticate; to change what a client registered.
 * <h2>Depends on</h2>
 * vocabulary, config, state; HttpCore for the exchange with a document's server.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database.
 * <h2>Sources</h2>
 * RFC 6890, 7591, 8252, 9111, 9112, 9700 §4.1; draft-ietf-oauth-client-id-metadata-document; MCP 2026-07-28 client registration;
 * ADR 0023, 0028, 0029.
 */
@NullMarked
package dev.mcpsql.client;

import org.jspecify.annotations.NullMarked;
