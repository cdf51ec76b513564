// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.time.Instant;

/**
 * A program that may ask for data in a person's name (RFC 6749 §2); always public.
 *
 * @param clientId what it sends
 * @param kind how it became known
 * @param name what it calls itself, which anyone can write, or what the operator calls a cloud client
 * @param redirects where it may be answered
 * @param createdAt when it became known
 */
public record Client(String clientId, ClientKind kind, String name, Redirects redirects, Instant createdAt) {}
