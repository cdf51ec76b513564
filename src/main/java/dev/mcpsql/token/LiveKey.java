// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.jwk.RSAKey;

/**
 * A published key, opened.
 *
 * @param facts what everybody may see
 * @param pair both halves
 */
record LiveKey(SigningKey facts, RSAKey pair) {}
