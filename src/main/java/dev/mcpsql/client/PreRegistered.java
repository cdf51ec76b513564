// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.stream.Stream;

/**
 * The client that every server of this program knows, for people whose client cannot register itself (RFC 8252 §8.4).
 *
 * <p>Its id is public, so any program on a person's machine can ask in its name; the person is asked each time, as for any
 * other. Any port will do (§7.3); the path is one of those that clients are known to listen on, compared to the letter.
 */
final class PreRegistered {

    static final String ID = "mcp-sql";

    static final String NAME = "MCP client (pre-registered)";

    /** Every host of the loopback with every path that clients of today use. */
    static final Redirects REDIRECTS = new Redirects.OnLoopback(Stream.of("127.0.0.1", "[::1]", "localhost")
            .flatMap(host -> Stream.of("", "/", "/callback", "/oauth/callback")
                    .map(path -> new RedirectUri("http://" + host + path)))
            .toList());

    private PreRegistered() {}
}
