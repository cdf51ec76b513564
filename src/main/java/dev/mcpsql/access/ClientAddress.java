// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.vocabulary.AddressBlock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where a request came from, as {@link ClientAddresses} found out before anybody else saw the request.
 *
 * @param text the address, for trails and the sign-in's back-off
 * @param counted what to count attempts by; empty when many people may be behind the address
 */
public record ClientAddress(String text, Optional<AddressBlock> counted) {

    /** The request's attribute. */
    static final String ATTRIBUTE = "dev.mcpsql.client-address";

    /** The address as text. */
    public static String of(HttpServletRequest request) {
        return found(request).text();
    }

    /** What to count the request's attempts by; empty when its sender must not be held back for what others did. */
    public static Optional<AddressBlock> counted(HttpServletRequest request) {
        return found(request).counted();
    }

    /** A request that the authentication mechanism did not see has told nothing but its connection. */
    private static ClientAddress found(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ClientAddress known
                ? known
                : new ClientAddress(request.getRemoteAddr(), Optional.empty());
    }
}
