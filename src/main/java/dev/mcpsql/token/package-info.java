// SPDX-License-Identifier: MIT
/**
 * Access tokens and the keys that sign them.
 *
 * <h2>Responsibility</h2>
 * Keys at rest and in the JWKS, tokens written and verified; whether a verified token still holds is asked in {@code access}.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.token.TokenIssuer}, {@link dev.mcpsql.token.SigningKeys}; for {@code access} the verifier
 * {@link dev.mcpsql.token.StoredTokenVerifier}.
 * <h2>Refuses</h2>
 * Every algorithm but RS256, every type but {@code at+jwt}, every key but ours.
 * <h2>Depends on</h2>
 * vocabulary, config, state, identity, access; nimbus-jose-jwt.
 * <h2>Threading</h2>
 * All components are thread-safe; what nodes must share is in the state database.
 * <h2>Sources</h2>
 * RFC 7517, 7518, 7519, 8725, 9068; ADR 0007, 0023.
 */
@NullMarked
package dev.mcpsql.token;

import org.jspecify.annotations.NullMarked;
