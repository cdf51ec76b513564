// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps bodies small before anything reads them, on every path and with every method. A length that is announced too large is
 * refused unread, and the connection ends: what follows on it is not worth receiving (RFC 9110 §15.5.14). Of a body that is
 * longer than announced, or that announces nothing, readers get one byte more than the cap, by which they know.
 */
public final class BodyCap implements Filter {

    /** A JSON-RPC message; far beyond the longest query that the gate reads. */
    public static final int MCP_BYTES = 1024 * 1024;

    /** A form or a registration; nothing that is sent there comes near it. */
    public static final int FORM_BYTES = 64 * 1024;

    /** Made by the container. */
    public BodyCap() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        int cap = http.getServletPath().equals("/mcp") ? MCP_BYTES : FORM_BYTES;
        if (http.getContentLengthLong() > cap) {
            refuse((HttpServletResponse) response, cap);
            return;
        }
        CappedRequest capped = new CappedRequest(http, cap);
        chain.doFilter(capped, new QuietResponse((HttpServletResponse) response, capped::brokenOff));
    }

    private static void refuse(HttpServletResponse response, int cap) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        byte[] body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "error", "invalid_request", "error_description", "A body may have " + cap + " bytes here."))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
