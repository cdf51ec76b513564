// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.Locale;

/** How a client became known; the codes are stored and never renamed. */
public enum ClientKind {
    /** Known to every server of this program (RFC 6749 §2). */
    PREREGISTERED,
    /** Registered itself (RFC 7591). */
    REGISTERED,
    /** Known by the document at its id (MCP 2026-07-28, client registration). */
    METADATA,
    /** Runs on somebody's server and stands in the reviewed file. */
    CLOUD;

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClientKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
