// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client id that is the address of the client's metadata document
 * (draft-ietf-oauth-client-id-metadata-document §3, MCP 2026-07-28 client registration).
 *
 * <p>Checked as text, like redirect URIs: https, a name in lower case with a dot in it, port 443, a path, no userinfo, query,
 * fragment, empty or dot segment. The draft allows ports and advises against queries; other ports are left out so that nobody
 * can have the ports of a third party tried from here.
 *
 * @param value the client id
 * @param host whose document it is
 * @param path as it goes onto the wire
 */
record DocumentAddress(String value, String host, String path) {

    /** What makes a client id one of these. */
    static final String SCHEME = "https://";

    /** The only port. */
    static final int PORT = 443;

    private static final int MAX_LENGTH = 512;

    /** RFC 1035 §2.3.4. */
    private static final int MAX_HOST = 253;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** The last label begins with a letter: whatever is all digits would be an address in some notation (WHATWG URL §3.5). */
    private static final Pattern ADDRESS = Pattern.compile("https://(?<host>(?:" + LABEL
            + "\\.)++[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)(?::443)?"
            + "(?<path>(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})++)++/?)");

    /** The address, if a document may be there. */
    static Optional<DocumentAddress> of(String clientId) {
        Matcher parts = ADDRESS.matcher(clientId);
        if (clientId.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group("host");
        String path = parts.group("path");
        return host.length() > MAX_HOST || hasDots(path)
                ? Optional.empty()
                : Optional.of(new DocumentAddress(clientId, host, path));
    }

    private static boolean hasDots(String path) {
        String decoded = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return (decoded + "/").contains("/./") || (decoded + "/").contains("/../");
    }
}
