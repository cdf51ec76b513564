// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

/**
 * A "no" to a tool call, as a value.
 *
 * @param reason the closed reason
 * @param message one sentence that names the offending token; safe to show to the agent that sent the query
 */
public record Refusal(OutcomeReason reason, String message) {}
