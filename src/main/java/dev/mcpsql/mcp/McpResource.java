// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.access.Callers;
import dev.mcpsql.access.Challenge;
import dev.mcpsql.config.Settings;
import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RequestHead;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.vocabulary.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The MCP endpoint, with and without a trailing slash. Whoever comes here without a caller gets the challenge, whatever the
 * authentication mechanism thought of the path; no other method than POST is served, since this server keeps no sessions
 * and opens no streams by itself (MCP 2025-11-25, basic/transports; 2026-07-28, "Earlier Streamable HTTP Revisions").
 */
@Path("/sql")
@ApplicationScoped
public class McpResource {

    private final Endpoint endpoint;
    private final Streams streams;
    private final SecurityContext security;
    private final Challenge challenge;

    /** Over the protocol and the container's knowledge of who asks. */
    @Inject
    public McpResource(Endpoint endpoint, Streams streams, SecurityContext security, Settings settings) {
        this.endpoint = endpoint;
        this.streams = streams;
        this.security = security;
        this.challenge = Challenge.bare(settings.publicUrl());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected McpResource() {
        this.endpoint = null;
        this.streams = null;
        this.security = null;
        this.challenge = null;
    }

    /** One message. */
    @POST
    public void post(
            @Context HttpHeaders headers,
            @Context jakarta.ws.rs.core.SecurityContext request,
            InputStream body,
            @Suspended AsyncResponse response)
            throws IOException {
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            response.resume(unauthorized());
            return;
        }
        RequestHead head = head(headers);
        try (Answering answering = new Answering(response, head, streams)) {
            answering.give(endpoint.answer(caller.get(), head, body, answering));
        }
    }

    /** No stream to listen on. */
    @GET
    public Response get(@Context jakarta.ws.rs.core.SecurityContext request) {
        return notAllowed(request);
    }

    /** No session to end. */
    @DELETE
    public Response delete(@Context jakarta.ws.rs.core.SecurityContext request) {
        return notAllowed(request);
    }

    /** Nothing to replace. */
    @PUT
    public Response put(@Context jakarta.ws.rs.core.SecurityContext request) {
        return notAllowed(request);
    }

    /** Nothing to change. */
    @PATCH
    public Response patch(@Context jakarta.ws.rs.core.SecurityContext request) {
        return notAllowed(request);
    }

    /** No cross-origin use. */
    @OPTIONS
    public Response options(@Context jakarta.ws.rs.core.SecurityContext request) {
        return notAllowed(request);
    }

    private Optional<Caller> caller(jakarta.ws.rs.core.SecurityContext request) {
        return Callers.of(request.getUserPrincipal()).or(() -> Callers.of(security));
    }

    private Response notAllowed(jakarta.ws.rs.core.SecurityContext request) {
        return caller(request).isEmpty()
                ? unauthorized()
                : refused(
                        Response.Status.METHOD_NOT_ALLOWED,
                        HttpHeaders.ALLOW,
                        "POST",
                        "This endpoint takes POST only.");
    }

    private Response unauthorized() {
        return refused(
                Response.Status.UNAUTHORIZED,
                HttpHeaders.WWW_AUTHENTICATE,
                challenge.header(),
                "Send a bearer token; the WWW-Authenticate header says where to get one.");
    }

    /** With a body of our own: without one the server would send its error page. */
    private static Response refused(Response.Status status, String header, String value, String message) {
        Reply reply = Reply.error(RpcError.INVALID_REQUEST, status.getStatusCode(), message);
        return Response.fromResponse(reply.response()).header(header, value).build();
    }

    private static RequestHead head(HttpHeaders headers) {
        return new RequestHead(name -> Optional.ofNullable(headers.getHeaderString(name)));
    }
}
