// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.time.Duration;

/** The periods of the usage summary, each ending now. */
public enum UsageWindow {
    /** The last hour. */
    HOUR("1 h", Duration.ofHours(1)),
    /** The last 24 hours. */
    DAY("24 h", Duration.ofHours(24)),
    /** The last seven days. */
    WEEK("7 d", Duration.ofDays(7));

    private final String label;
    private final Duration length;

    UsageWindow(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** How far back it reaches. */
    public Duration length() {
        return length;
    }
}
