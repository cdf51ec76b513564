// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

/** Where a configured value came from, strongest first (MicroProfile Config 3.1, ConfigSource ordinals). */
enum Origin {
    SYSTEM_PROPERTY("a system property"),
    ENVIRONMENT("the environment"),
    FILE("the configuration file"),
    DEFAULTS("the defaults");

    private final String spoken;

    Origin(String spoken) {
        this.spoken = spoken;
    }

    /** The origin as a sentence names it. */
    String spoken() {
        return spoken;
    }
}
