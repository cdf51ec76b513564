// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

/**
 * A value that never appears in a log: {@code toString} hides it.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
