// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.List;

/** The configuration cannot be served. The message lists every fault found, one a line, and never a secret's value. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One fault or several, each a sentence. */
    public ConfigurationException(List<String> faults) {
        super("the configuration is not usable:\n  - " + String.join("\n  - ", faults));
    }
}
