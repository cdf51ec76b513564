// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The defaults in the archive: {@code META-INF/microprofile-config.properties}. */
final class Defaults {

    private Defaults() {}

    static Map<String, String> entries() {
        Properties properties = new Properties();
        try (InputStream file = Defaults.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(Objects.requireNonNull(file, "the defaults are missing from the archive"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> entries = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
        return entries;
    }
}
