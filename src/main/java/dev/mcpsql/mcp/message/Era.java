// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import dev.mcpsql.mcp.message.Message.Request;
import java.util.List;

/** The two ways in which a request says what it speaks (MCP 2026-07-28, basic/versioning, "Terminology"). */
public enum Era {
    /** By a handshake before; 2025-03-26 to 2025-11-25. */
    LEGACY,
    /** By metadata in the request itself; 2026-07-28. */
    MODERN;

    /** What modern requests may name. */
    public static final String MODERN_VERSION = "2026-07-28";

    /** What a handshake may settle on, newest first. */
    public static final List<String> LEGACY_VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    /**
     * The era of a request: modern by its metadata, or by a version header that no legacy revision knows.
     *
     * <p>Never by {@code Mcp-Method} or {@code Mcp-Name}, which some legacy clients send too. A handshake without modern
     * metadata is legacy whatever its header says: it is there to find out.
     */
    public static Era of(RequestHead head, Request request) {
        if (request.hasMetaVersion()) {
            return MODERN;
        }
        return of(head) == LEGACY || request.method().equals("initialize") ? LEGACY : MODERN;
    }

    /** The era of a notification, by its header alone. */
    public static Era of(RequestHead head) {
        boolean knownOrNone =
                head.protocolVersion().map(LEGACY_VERSIONS::contains).orElse(true);
        return knownOrNone ? LEGACY : MODERN;
    }
}
