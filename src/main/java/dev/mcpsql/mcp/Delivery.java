// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.stream.EventOutlet;
import dev.mcpsql.mcp.stream.EventSink;
import dev.mcpsql.mcp.stream.Outlet;
import dev.mcpsql.mcp.stream.Timer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The response to one request that another thread than the container's answers; in one of its forms, once. */
final class Delivery {

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final Timer timer;
    private final Runnable over;

    /**
     * To be answered later.
     *
     * @param over is run when the response is whole, or given up
     */
    Delivery(AsyncContext context, HttpServletResponse response, Timer timer, Runnable over) throws IOException {
        this.over = over;
        this.context = context;
        this.response = response;
        this.out = response.getOutputStream();
        this.timer = timer;
    }

    /** All of it at once, with its length: nothing between here and the client counts it. */
    void reply(Reply reply) {
        byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
        Outlet outlet = open(() -> Heads.write(reply, body.length, response));
        outlet.send(body);
        outlet.end();
    }

    /** The same on a connection that ends with it: what else the client sends there is not read. */
    void lastReply(Reply reply) {
        byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
        Outlet outlet = open(() -> {
            Heads.write(reply, body.length, response);
            Heads.close(response);
        });
        outlet.send(body);
        outlet.end();
    }

    /** A stream of events (WHATWG HTML §9.2). */
    EventSink events() {
        return new EventOutlet(open(() -> Heads.beginEvents(response)));
    }

    /** JSON that is begun before it is known; white space may stand before a value (RFC 8259 §2). */
    Outlet json() {
        return open(() -> Heads.beginJson(response));
    }

    /** When the client is gone, the container may have forgotten the request; then nothing is sent, and whoever sends learns it. */
    private Outlet open(Runnable head) {
        Outlet outlet = new Outlet(out, this::complete, timer);
        try {
            head.run();
            out.setWriteListener(outlet);
        } catch (RuntimeException requestIsOver) {
            outlet.gone();
        }
        return outlet;
    }

    /** The place is free first: the container throws when it was faster. */
    private void complete() {
        over.run();
        context.complete();
    }
}
