// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What every answer of this archive says to browsers, whoever writes it: types are as told, and addresses stay here. */
public final class AnswerHeaders implements Filter {

    /** Made by the container. */
    public AnswerHeaders() {}

    /** WHATWG Fetch, nosniff; Referrer Policy §3.1. */
    static void add(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        add((HttpServletResponse) response);
        chain.doFilter(request, response);
    }
}
