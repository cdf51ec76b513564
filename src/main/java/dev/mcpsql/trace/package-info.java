// SPDX-License-Identifier: MIT
/**
 * The trace that a request belongs to, so that what several systems did for one question can be read together.
 *
 * <h2>Responsibility</h2>
 * Trace context as clients send it; one span for each request; the words that name the trace in a log line.
 * <h2>Entry</h2>
 * {@link dev.mcpsql.trace.Spans}, {@link dev.mcpsql.trace.CurrentTrace}.
 * <h2>Refuses</h2>
 * Nothing: context that is malformed is as if none had come, which the standard wants.
 * <h2>Depends on</h2>
 * OpenTelemetry's API, and no more of it: without an agent in the virtual machine nothing is recorded (ADR 0038).
 * <h2>Threading</h2>
 * A span belongs to the thread that began it, until it is closed there. Everything else is thread-safe.
 * <h2>Sources</h2>
 * W3C Trace Context §3; MCP 2026-07-28 basic/index ("OpenTelemetry trace context"); OpenTelemetry, semantic conventions for MCP.
 */
@NullMarked
package dev.mcpsql.trace;

import org.jspecify.annotations.NullMarked;
