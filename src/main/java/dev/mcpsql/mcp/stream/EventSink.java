// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

/**
 * An open stream of events to one client (WHATWG HTML §9.2; MCP 2026-07-28, basic/transports/streamable-http, "Receiving
 * Messages"). Thread-safe. Nothing here blocks: what the client does not read is kept up to a bound, and a client that stays
 * beyond it counts as gone. After the end, and once the client is gone, everything is ignored.
 */
public interface EventSink {

    /** Sends one message, as one line of JSON. */
    void event(String json);

    /** Sends a comment, which clients ignore and intermediaries take as a sign of life. */
    void comment();

    /** Ends the stream once all of it is sent. */
    void end();

    /** Runs the task once, when the client closed the stream or reads no more; at once when that has happened already. */
    void onGone(Runnable task);
}
