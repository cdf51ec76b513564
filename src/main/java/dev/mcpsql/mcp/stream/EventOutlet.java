// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.stream;

import java.nio.charset.StandardCharsets;

/**
 * A stream of events over a response (WHATWG HTML §9.2.5).
 *
 * @param outlet sends the bytes
 */
public record EventOutlet(Outlet outlet) implements EventSink {

    private static final String COMMENT = ":\n\n";

    @Override
    public void event(String json) {
        outlet.send(utf8("event: message\ndata: " + json + "\n\n"));
    }

    @Override
    public void comment() {
        outlet.send(utf8(COMMENT));
    }

    @Override
    public void end() {
        outlet.end();
    }

    @Override
    public void onGone(Runnable task) {
        outlet.onGone(task);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
