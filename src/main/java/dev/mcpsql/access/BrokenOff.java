// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** A client that goes away while it sends is no fault of this program: one line, and an answer that nobody may read. */
public class BrokenOff implements ExceptionMapper<IOException> {

    private static final System.Logger LOG = System.getLogger(BrokenOff.class.getName());

    private static final int BAD_REQUEST = 400;

    /** Made by JAX-RS. */
    public BrokenOff() {}

    @Override
    public Response toResponse(IOException gone) {
        note(gone);
        return Response.status(BAD_REQUEST)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .header("Cache-Control", "no-store")
                .header("Connection", "close")
                .entity("The body ended too soon.")
                .build();
    }

    /** The one line. */
    public static void note(Throwable gone) {
        LOG.log(Level.INFO, "a request ended before its body did ({0})", kind(gone));
    }

    private static String kind(Throwable gone) {
        Throwable innermost = gone;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getClass().getSimpleName();
    }
}
