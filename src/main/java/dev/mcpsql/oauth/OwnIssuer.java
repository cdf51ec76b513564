// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.config.Settings;
import jakarta.ws.rs.NotFoundException;

/** Where an external issuer's tokens are trusted this server issues none, and has no such endpoints (ADR 31). */
final class OwnIssuer {

    private OwnIssuer() {}

    /** 404 unless this server issues tokens itself. */
    static void required(Settings settings) {
        if (settings.tokens().externalIssuer().isPresent()) {
            throw new NotFoundException();
        }
    }
}
