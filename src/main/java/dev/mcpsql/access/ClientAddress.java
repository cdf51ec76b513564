// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request came from: the connection's other end. Forwarded headers are what anyone can write, so they are not read. */
public final class ClientAddress {

    private ClientAddress() {}

    /** The address as text. */
    public static String of(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
