// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.regex.Pattern;

/**
 * The name of an access profile.
 *
 * @param value {@code [a-z][a-z0-9_]{0,30}}: it becomes part of a function's name in PostgreSQL
 */
public record ProfileName(String value) implements Comparable<ProfileName> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException when the name has another shape
     */
    public ProfileName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a profile name is [a-z][a-z0-9_]{0,30}, got: " + value);
        }
    }

    @Override
    public int compareTo(ProfileName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
