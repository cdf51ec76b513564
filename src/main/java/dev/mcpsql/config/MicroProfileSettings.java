// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The settings of the running server, read through MicroProfile Config. */
public final class MicroProfileSettings {

    private MicroProfileSettings() {}

    /**
     * Reads and checks everything; meant for start-up and for the data sources, which the server makes itself.
     *
     * @throws ConfigurationException listing every fault
     */
    public static Settings load() {
        Map<Origin, Map<String, String>> layers = new EnumMap<>(Origin.class);
        layers.put(Origin.SYSTEM_PROPERTY, systemProperties());
        layers.put(Origin.ENVIRONMENT, System.getenv());
        for (ConfigSource source : ConfigProvider.getConfig().getConfigSources()) {
            if (source.getName().equals(ReviewedFileConfigSource.NAME)) {
                layers.put(Origin.FILE, source.getProperties());
            }
        }
        layers.put(Origin.DEFAULTS, Defaults.entries());
        return SettingsReader.read(layers);
    }

    private static Map<String, String> systemProperties() {
        Map<String, String> entries = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(key -> entries.put(key, System.getProperty(key)));
        return entries;
    }
}
