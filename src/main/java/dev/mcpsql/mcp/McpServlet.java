// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.AuthenticatedCaller;
import dev.mcpsql.access.Callers;
import dev.mcpsql.access.Challenge;
import dev.mcpsql.config.Settings;
import dev.mcpsql.mcp.message.HttpRefusal;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.stream.Inlet;
import dev.mcpsql.mcp.stream.TimerThread;
import dev.mcpsql.trace.Spans;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The MCP endpoint, with and without a trailing slash. Whoever comes here without a caller gets the challenge, whatever the
 * authentication mechanism thought of the path; no other method than POST is served, since this server keeps no sessions
 * and opens no streams by itself (MCP 2025-11-25, basic/transports; 2026-07-28, "Earlier Streamable HTTP Revisions").
 *
 * <p>The container's thread leaves at once: the body, the work and the answer each go on where they can (ADR 33).
 */
@WebServlet(name = "mcp", urlPatterns = "/mcp/*", asyncSupported = true)
public final class McpServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Deadlines are kept here; the container's would cut a stream that is allowed to be long. */
    private static final long NO_TIMEOUT = 0;

    private final transient Endpoint endpoint;
    private final transient OpenRequests openRequests;
    private final transient Workers workers;
    private final transient TimerThread timer;
    private final transient Spans spans;
    private final transient SecurityContext security;
    private final transient Challenge challenge;

    /** Over the protocol and the container's knowledge of who asks. */
    @Inject
    public McpServlet(
            Endpoint endpoint,
            OpenRequests openRequests,
            Workers workers,
            TimerThread timer,
            Spans spans,
            SecurityContext security,
            Settings settings) {
        this.endpoint = endpoint;
        this.openRequests = openRequests;
        this.workers = workers;
        this.timer = timer;
        this.spans = spans;
        this.security = security;
        this.challenge = Challenge.bare(settings.publicUrl());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<AuthenticatedCaller> caller =
                Callers.of(request.getUserPrincipal()).or(() -> Callers.of(security));
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", challenge.header());
            refuse(
                    HttpRefusal.UNAUTHORIZED,
                    "Send a bearer token; the WWW-Authenticate header says where to get one.",
                    response);
        } else if (!isEndpoint(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            refuse(HttpRefusal.METHOD_NOT_ALLOWED, "This endpoint takes POST only.", response);
        } else {
            post(caller.get(), request, response);
        }
    }

    private static boolean isEndpoint(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        return path.equals("/sql") || path.equals("/sql/");
    }

    private void post(AuthenticatedCaller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestHead head = RequestFields.of(request);
        Optional<Reply> unread = endpoint.refusal(head);
        if (unread.isPresent()) {
            send(unread.get(), response);
            return;
        }
        Optional<Runnable> place = openRequests.enter(caller.caller().accountId());
        if (place.isEmpty()) {
            refuse(
                    HttpRefusal.TOO_MANY_REQUESTS,
                    "Too many requests of yours are open. Read their answers before you send more.",
                    response);
            return;
        }
        try {
            answer(caller, head, place.get(), request, response);
        } catch (IOException | RuntimeException broken) {
            place.get().run();
            throw broken;
        }
    }

    private void answer(
            AuthenticatedCaller caller,
            RequestHead head,
            Runnable over,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(NO_TIMEOUT);
        Delivery delivery = new Delivery(context, response, timer, over);
        Answering answering = new Answering(delivery, head.takesEvents(), timer, workers::cancel);
        Exchange exchange = new Exchange(endpoint, caller, head, workers, spans, delivery, answering);
        Inlet.read(request.getInputStream(), request.getContentLengthLong(), Endpoint.MAX_BODY_BYTES, exchange, timer);
    }

    /** With a body of our own: without one the server would send its error page. */
    private static void refuse(HttpRefusal refusal, String message, HttpServletResponse response) throws IOException {
        send(Reply.refused(refusal, message), response);
    }

    /** A few hundred bytes, which no connection is too full for. */
    private static void send(Reply reply, HttpServletResponse response) throws IOException {
        byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
        Heads.write(reply, body.length, response);
        response.getOutputStream().write(body);
    }
}
