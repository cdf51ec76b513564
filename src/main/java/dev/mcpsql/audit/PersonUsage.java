// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one person used in every window.
 *
 * @param username the person's name at sign-in
 * @param windows one value for each window, longest included
 */
public record PersonUsage(String username, Map<UsageWindow, Usage> windows) {

    /** Fills the windows without a call. */
    public PersonUsage {
        Map<UsageWindow, Usage> all = new EnumMap<>(UsageWindow.class);
        for (UsageWindow window : UsageWindow.values()) {
            all.put(window, windows.getOrDefault(window, Usage.none(username)));
        }
        windows = Collections.unmodifiableMap(all);
    }

    /** The value of the window. */
    public Usage in(UsageWindow window) {
        return windows.getOrDefault(window, Usage.none(username));
    }

    /** The windows, shortest first. */
    public List<UsageWindow> shortestFirst() {
        return List.copyOf(windows.keySet());
    }
}
