// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp;

import dev.mcpsql.mcp.message.Reply;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.tool.Fault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;

/** A broken program answers with a JSON-RPC error that tells nothing; the log has kind and place. */
public class FaultMapper implements ExceptionMapper<RuntimeException> {

    private static final System.Logger LOG = System.getLogger(FaultMapper.class.getName());

    /** Made by JAX-RS. */
    public FaultMapper() {}

    @Override
    public Response toResponse(RuntimeException unexpected) {
        if (unexpected instanceof WebApplicationException deliberate) {
            return deliberate.getResponse();
        }
        LOG.log(Level.ERROR, "a request to the MCP endpoint failed", Fault.of(unexpected));
        return Reply.error(RpcError.INTERNAL_ERROR, "The server failed.").response();
    }
}
