// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.Locale;

/** Whether a client may ask, as an operator reads it. */
public enum ClientState {
    /** It may. */
    SERVED,
    /** An operator blocked it. */
    BLOCKED,
    /** The reviewed file does not let it ask any more. */
    WITHDRAWN;

    /** As shown. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
