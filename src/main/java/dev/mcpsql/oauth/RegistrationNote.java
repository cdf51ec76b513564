// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.client.ClientMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a registration's answer says of what it does not grant (RFC 7591 §3.2.1 lets a server add members): how many redirect
 * URIs were dropped, and sentences for whoever wonders. Nothing of what was dropped is repeated.
 */
final class RegistrationNote {

    private RegistrationNote() {}

    /** Members to add; none when everything was granted. */
    static Map<String, Object> of(ClientMetadata.Wanted wanted) {
        List<String> sentences = new ArrayList<>();
        Map<String, Object> members = new LinkedHashMap<>();
        if (wanted.dropped() > 0) {
            members.put("redirect_uris_dropped", wanted.dropped());
            sentences.add("Only redirect URIs on the loopback (http, 127.0.0.1, [::1] or localhost) are kept.");
        }
        if (wanted.authMethod().filter(method -> !method.equals("none")).isPresent()) {
            sentences.add(
                    "Clients of this server are public: token_endpoint_auth_method is none and there is no secret.");
        }
        if (!sentences.isEmpty()) {
            members.put("note", String.join(" ", sentences));
        }
        return members;
    }
}
