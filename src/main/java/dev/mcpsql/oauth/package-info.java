// SPDX-License-Identifier: MIT
/**
 * The endpoints of the authorization server: clients register, people consent, codes become tokens.
 *
 * <h2>Responsibility</h2>
 * The protocol of OAuth 2.1 for public clients on people's own machines, and the consent page.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.oauth.OAuthApplication} under {@code /o}, {@link dev.mcpsql.oauth.WellKnownApplication}.
 * <h2>Refuses</h2>
 * Requests without PKCE S256, other scopes and resources, parameters that come twice; to remember a consent.
 * <h2>Depends on</h2>
 * vocabulary, config, state, profile, identity, audit, access, web, client, token; nimbus-jose-jwt.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database.
 * <h2>Sources</h2>
 * OAuth 2.1; RFC 6749, 6750, 7009, 7591, 7636, 8414, 8707, 9207, 9700; MCP 2026-07-28 basic/authorization; ADR 0007, 0023.
 */
@NullMarked
package dev.mcpsql.oauth;

import org.jspecify.annotations.NullMarked;
