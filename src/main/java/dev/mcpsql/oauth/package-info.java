// SPDX-License-Identifier: MIT
/**
 * The authorization server: clients register, people sign in and consent, codes become tokens.
 *
 * <h2>Responsibility</h2>
 * The endpoints of OAuth 2.1 for public clients on people's own machines, the pages around them, the signing keys, the tokens'
 * rows.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.oauth.OAuthApplication} under {@code /o}, {@link dev.mcpsql.oauth.WellKnownApplication}; for {@code access}
 * the verifier {@link dev.mcpsql.oauth.StoredTokenVerifier}.
 * <h2>Refuses</h2>
 * Redirects off the loopback, requests without PKCE S256, other scopes and resources, parameters that come twice, bodies over
 * 64 KiB, forms of foreign pages; to remember a consent.
 * <h2>Depends on</h2>
 * vocabulary, config, state, profile, identity, audit, access; nimbus-jose-jwt, JMustache.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database.
 * <h2>Sources</h2>
 * OAuth 2.1; RFC 6749, 6750, 7009, 7517, 7591, 7636, 8252, 8414, 8707, 9068, 9207, 9700; MCP 2026-07-28 basic/authorization;
 * ADR 0007, 0009.
 */
@NullMarked
package dev.mcpsql.oauth;

import org.jspecify.annotations.NullMarked;
