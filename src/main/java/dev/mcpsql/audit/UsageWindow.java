// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.time.Duration;

/** The periods of the usage summary, each ending now. */
enum UsageWindow {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofHours(24)),
    WEEK(Duration.ofDays(7));

    private final Duration length;

    UsageWindow(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }
}
