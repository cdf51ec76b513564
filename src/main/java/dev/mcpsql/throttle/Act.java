// SPDX-License-Identifier: MIT
package dev.mcpsql.throttle;

import dev.mcpsql.config.ThrottleSettings;
import java.util.Locale;

/** What is counted, each by itself: whoever guesses at tokens may still register, and the other way round. */
public enum Act {
    /** A bearer token that no trusted key signed. */
    BAD_TOKEN,
    /** A registration of a client that would have been granted. */
    REGISTRATION;

    /** As it is stored and shown. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ThrottleSettings.Limit limit(ThrottleSettings settings) {
        return switch (this) {
            case BAD_TOKEN -> settings.badTokens();
            case REGISTRATION -> settings.registrations();
        };
    }
}
