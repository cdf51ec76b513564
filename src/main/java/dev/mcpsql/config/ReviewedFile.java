// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The one configuration file that people review; the variable {@code MCP_SQL_CONFIG} names it. */
final class ReviewedFile {

    /** Names the file; the only way to do so. */
    static final String VARIABLE = "MCP_SQL_CONFIG";

    private ReviewedFile() {}

    /**
     * The entries of the file that the environment names.
     *
     * @throws ConfigurationException when it names none, or one that cannot be read or has a key twice
     */
    static Map<String, String> entries(Map<String, String> environment) {
        String name = environment.get(VARIABLE);
        if (name == null || name.isBlank()) {
            throw new ConfigurationException(List.of(VARIABLE + " must name the configuration file"));
        }
        try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
            OnceOnly properties = new OnceOnly();
            properties.load(reader);
            return properties.entries();
        } catch (NoSuchFileException absent) {
            throw new ConfigurationException(List.of("there is no file " + name + ", which " + VARIABLE + " names"));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ConfigurationException(List.of("cannot use the file that " + VARIABLE + " names: " + unreadable));
        }
    }

    /** Properties that refuse a key given twice: the second would silently win. */
    private static final class OnceOnly extends Properties {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new IllegalArgumentException("the key " + key + " stands there twice");
            }
            return super.put(key, value);
        }

        Map<String, String> entries() {
            Map<String, String> entries = new TreeMap<>();
            stringPropertyNames().forEach(key -> entries.put(key, getProperty(key)));
            return entries;
        }
    }
}
