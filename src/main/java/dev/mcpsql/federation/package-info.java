// SPDX-License-Identifier: MIT
/**
 * Sign-in at an OpenID provider, and its end there.
 *
 * <h2>Responsibility</h2>
 * The protocol of a relying party: where to send the browser, what to believe of what comes back, what its groups and factors
 * mean here, and which logout tokens count. Accounts and sessions are {@code identity}'s.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.federation.ProviderSignIn} for the pages, {@link dev.mcpsql.federation.BackChannelLogout} for the provider.
 * <h2>Refuses</h2>
 * Answers to another browser's request or to none, and of another issuer; tokens by any algorithm but RS256 and ES256, or without
 * one claim of those that must be there; provider documents that are large, slow, redirected or not fetched over https.
 * <h2>Depends on</h2>
 * vocabulary, config, state, identity, audit; the OpenID Connect SDK of Nimbus, which stays in this room.
 * <h2>Threading</h2>
 * All components are thread-safe; the provider's documents are cached on each node, everything else is in the state database.
 * <h2>Sources</h2>
 * OpenID Connect Core 1.0, Discovery 1.0, Back-Channel Logout 1.0, RP-Initiated Logout 1.0; RFC 7636, RFC 9207, RFC 9700; ADR 0027.
 */
@NullMarked
package dev.mcpsql.federation;

import org.jspecify.annotations.NullMarked;
