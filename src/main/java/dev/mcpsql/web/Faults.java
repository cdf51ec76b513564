// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import dev.mcpsql.state.StateUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The last net of these endpoints: nothing that broke shows its inside. */
public class Faults implements ExceptionMapper<RuntimeException> {

    private static final System.Logger LOG = System.getLogger(Faults.class.getName());

    /** For JAX-RS, which makes it. */
    public Faults() {}

    @Override
    public Response toResponse(RuntimeException fault) {
        if (fault instanceof WebApplicationException routing) {
            return bare(routing.getResponse());
        }
        LOG.log(Level.ERROR, "a request to the authorization server failed", fault);
        return fault instanceof StateUnavailableException
                ? answer(503, "temporarily_unavailable", "Try again in a little while.")
                : answer(500, "server_error", "The server failed; its log has the cause.");
    }

    /** Routing's own words — 404, 405 — without a server's page around them, and kept by nobody (RFC 9110 §15.1). */
    private static Response bare(Response response) {
        return response.hasEntity()
                ? response
                : Response.fromResponse(response)
                        .type(MediaType.TEXT_PLAIN_TYPE)
                        .header("Cache-Control", "no-store")
                        .entity(response.getStatusInfo().getReasonPhrase())
                        .build();
    }

    private static Response answer(int status, String error, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(JsonMapper.shared()
                        .writeValueAsString(Map.of("error", error, "error_description", description)))
                .build();
    }
}
