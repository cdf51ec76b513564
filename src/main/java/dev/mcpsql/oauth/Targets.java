// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Settings.PublicUrl;
import dev.mcpsql.web.Parameters;

/** Resource indicators (RFC 8707 §2). */
final class Targets {

    private Targets() {}

    /**
     * Whether every resource that a request names is ours; naming none means ours too. The endpoint answers with and without
     * a trailing slash, so a client that was configured with either means the same resource.
     */
    static boolean all(Parameters parameters, PublicUrl publicUrl) {
        String resource = publicUrl.resource();
        return parameters.all("resource").stream()
                .allMatch(named -> named.equals(resource) || named.equals(resource + "/"));
    }
}
