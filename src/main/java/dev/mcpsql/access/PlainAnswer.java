// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is said where nothing else speaks: status and phrase, instead of the server's page with its name and version (Servlet 6.0
 * §10.9.2). Only the container gets here.
 */
public final class PlainAnswer extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int FAILED = 500;

    /** Made by the container. */
    public PlainAnswer() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : FAILED;
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED && !response.containsHeader("Allow")) {
            // RFC 9110 §15.5.6 asks for it. What answers in the container's own way only shows something.
            response.setHeader("Allow", "GET, HEAD");
        }
        byte[] body = (status + " " + phrase(status) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** RFC 9110 §15; nothing of the request, nothing of what failed. */
    private static String phrase(int status) {
        return switch (status) {
            case HttpServletResponse.SC_BAD_REQUEST -> "Bad Request";
            case HttpServletResponse.SC_UNAUTHORIZED -> "Unauthorized";
            case HttpServletResponse.SC_FORBIDDEN -> "Forbidden";
            case HttpServletResponse.SC_NOT_FOUND -> "Not Found";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "Method Not Allowed";
            case HttpServletResponse.SC_NOT_IMPLEMENTED -> "Not Implemented";
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "Service Unavailable";
            default -> status < FAILED ? "Not Served" : "Server Error";
        };
    }
}
