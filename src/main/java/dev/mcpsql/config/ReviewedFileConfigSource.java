// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Offers the reviewed file to MicroProfile Config, between the environment (300) and the defaults (100). */
public final class ReviewedFileConfigSource implements ConfigSource {

    /** This source's name, by which {@link MicroProfileSettings} tells it from the others. */
    static final String NAME = "mcp-sql reviewed file";

    private static final int BETWEEN_ENVIRONMENT_AND_DEFAULTS = 200;

    private final Map<String, String> entries;

    /** Reads the file once; made by the ServiceLoader. */
    public ReviewedFileConfigSource() {
        this.entries = ReviewedFile.entries(System.getenv());
    }

    @Override
    public int getOrdinal() {
        return BETWEEN_ENVIRONMENT_AND_DEFAULTS;
    }

    @Override
    public Set<String> getPropertyNames() {
        return entries.keySet();
    }

    @Override
    public @Nullable String getValue(String key) {
        return entries.get(key);
    }

    @Override
    public String getName() {
        return NAME;
    }
}
