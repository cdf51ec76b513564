// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import dev.mcpsql.state.StateUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The last net of these endpoints: nothing that broke shows its inside. A person gets a page, a program gets JSON. */
@Provider
@ApplicationScoped
public class Faults implements ExceptionMapper<RuntimeException> {

    private static final System.Logger LOG = System.getLogger(Faults.class.getName());

    /** A pool that has lost its database needs some seconds to find it again. */
    private static final int RETRY_SECONDS = 10;

    private final Pages pages;
    private final HttpServletRequest request;

    /** Over the pages; the request is the one under way. */
    @Inject
    public Faults(Pages pages, HttpServletRequest request) {
        this.pages = pages;
        this.request = request;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Faults() {
        this(null, null);
    }

    @Override
    public Response toResponse(RuntimeException fault) {
        if (fault instanceof WebApplicationException routing) {
            return bare(routing.getResponse());
        }
        LOG.log(Level.ERROR, "a request to the authorization server failed", fault);
        boolean unavailable = fault instanceof StateUnavailableException;
        boolean person = Audience.of(request.getRequestURI()) == Audience.PERSON;
        if (unavailable) {
            Response answer = person
                    ? pages.problem(503, "This server cannot reach its database just now. Try again in a little while.")
                    : json(503, "temporarily_unavailable", "Try again in a little while.");
            return Response.fromResponse(answer)
                    .header("Retry-After", RETRY_SECONDS)
                    .build();
        }
        return person
                ? pages.problem(500, "Something on this server failed; its log has the cause. Tell your administrator.")
                : json(500, "server_error", "The server failed; its log has the cause.");
    }

    /** Routing's own words — 404, 405 — without a server's page around them, and kept by nobody (RFC 9110 §15.1 would let a cache). */
    private static Response bare(Response response) {
        return response.hasEntity()
                ? response
                : Response.fromResponse(response)
                        .type(MediaType.TEXT_PLAIN_TYPE)
                        .header("Cache-Control", "no-store")
                        .entity(response.getStatusInfo().getReasonPhrase())
                        .build();
    }

    private static Response json(int status, String error, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(JsonMapper.shared()
                        .writeValueAsString(Map.of("error", error, "error_description", description)))
                .build();
    }
}
