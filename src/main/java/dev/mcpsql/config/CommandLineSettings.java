// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.EnumMap;
import java.util.Map;

/** The same settings for the command line, where no server offers MicroProfile Config: the file, the environment, the defaults. */
public final class CommandLineSettings {

    private CommandLineSettings() {}

    /**
     * Reads and checks everything.
     *
     * @param environment the process's variables; {@code MCP_SQL_CONFIG} names the file
     * @throws ConfigurationException listing every fault
     */
    public static Settings load(Map<String, String> environment) {
        Map<Origin, Map<String, String>> layers = new EnumMap<>(Origin.class);
        layers.put(Origin.ENVIRONMENT, environment);
        layers.put(Origin.FILE, ReviewedFile.entries(environment));
        layers.put(Origin.DEFAULTS, Defaults.entries());
        return SettingsReader.read(layers);
    }
}
