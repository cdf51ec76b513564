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
import java.util.Collections;
import java.util.Set;

/**
 * Refuses what a container lets through: a second {@code Host}, by which two readers of a request may disagree (RFC 9112 §3.2), and
 * {@code OPTIONS} where only the container would answer it, with methods that nothing serves and descriptions of itself.
 */
public final class StrictRequests implements Filter {

    /** Where this program answers {@code OPTIONS} itself. */
    private static final Set<String> OURS = Set.of("/mcp", "/o", "/account", "/.well-known");

    /** Made by the container. */
    public StrictRequests() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (Collections.list(asked.getHeaders("Host")).size() > 1) {
            answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (asked.getMethod().equals("OPTIONS") && !OURS.contains(asked.getServletPath())) {
            answer.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            chain.doFilter(request, response);
        }
    }
}
