// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** PostgreSQL's names of its error codes (manual, appendix A). */
final class ConditionNames {

    private static final String UNKNOWN = "unknown_condition";

    private final Properties names = new Properties();

    ConditionNames() {
        try (InputStream file = ConditionNames.class.getResourceAsStream("conditions.properties")) {
            names.load(Objects.requireNonNull(file, "the condition names are missing from the archive"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The condition's name, else its class's, else that it has none. */
    String of(SqlState state) {
        String code = state.code();
        String ofClass = code.length() == 5 ? names.getProperty(code.substring(0, 2) + "000", UNKNOWN) : UNKNOWN;
        return names.getProperty(code, ofClass);
    }
}
