// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One PostgreSQL identifier, spelled as the catalog stores it (manual §4.1.1).
 *
 * <p>The only type that turns a name into SQL: {@link #quoted()} for the text of a statement the server writes itself.
 *
 * @param value 1 to 63 bytes of UTF-8 without NUL; PostgreSQL truncates what is longer, we refuse it
 */
public record Identifier(String value) implements Comparable<Identifier> {

    /** NAMEDATALEN - 1. */
    public static final int MAX_BYTES = 63;

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /**
     * Checks the length and the absence of NUL.
     *
     * @throws IllegalArgumentException when PostgreSQL could not hold this name
     */
    public Identifier {
        if (value.isEmpty() || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an identifier is 1 to 63 bytes without NUL");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("identifier over " + MAX_BYTES + " bytes: " + value);
        }
    }

    /** For a name written without quotes: PostgreSQL folds {@code A} to {@code Z} and, in UTF-8, no other letter. */
    public static Identifier unquoted(String written) {
        return new Identifier(
                CAPITAL.matcher(written).replaceAll(capital -> capital.group().toLowerCase(Locale.ROOT)));
    }

    /** The name in double quotes, inner quotes doubled: safe to place in a statement. */
    public String quoted() {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    /** As a person writes it where a column may stand: in quotes only where PostgreSQL needs them (manual §4.1.1). */
    public String spelled() {
        return plain() && !ReservedWords.contains(value) ? value : quoted();
    }

    /** Whether the name needs no quotes unless it is a key word. */
    public boolean plain() {
        return PLAIN.matcher(value).matches();
    }

    @Override
    public int compareTo(Identifier other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
