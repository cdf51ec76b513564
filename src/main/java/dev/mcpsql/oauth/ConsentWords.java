// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.client.Client;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What the consent page says of a client, by how it became known: whose word the name is, and where the answer goes (MCP
 * 2026-07-28, security considerations, "Localhost Redirect URI Risks"; RFC 8252 §8.6).
 */
final class ConsentWords {

    private static final String ON_LOOPBACK = "on this computer";

    private static final String ON_THE_WEB = "outside of this computer";

    private static final String RECORDED = " Every query is recorded under your account.";

    private ConsentWords() {}

    /** The values that the page's template needs. */
    static Map<String, Object> of(Client client) {
        Map<String, Object> values = new HashMap<>();
        values.put("clientName", client.name());
        values.put("published", false);
        values.put("publisher", "");
        values.putAll(
                switch (client.kind()) {
                    case PREREGISTERED ->
                        words(
                                "A program on this computer that names itself nothing but",
                                ON_LOOPBACK,
                                "Every program can ask under this name. Allow only what you started yourself, just now.");
                    case REGISTERED ->
                        words(
                                "A program that calls itself",
                                ON_LOOPBACK,
                                "Nobody checked that name. Allow only what you started yourself, just now.");
                    case METADATA ->
                        words(
                                "A program that calls itself",
                                ON_LOOPBACK,
                                "The publisher wrote that name; any program on this computer can use it."
                                        + " Allow only what you started yourself, just now.");
                    case CLOUD ->
                        words(
                                "A service that the operators of this server allow,",
                                ON_THE_WEB,
                                "What it reads leaves this computer. Allow only what you started there yourself, just now.");
                });
        switch (client.kind()) {
            case METADATA -> {
                values.put("published", true);
                values.put("publisher", URI.create(client.clientId()).getHost());
            }
            case PREREGISTERED, REGISTERED, CLOUD -> {}
        }
        return values;
    }

    private static Map<String, Object> words(String who, String place, String caution) {
        return Map.of("who", who, "place", place, "caution", caution + RECORDED);
    }
}
