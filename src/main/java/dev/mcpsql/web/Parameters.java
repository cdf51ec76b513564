// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of one request. A parameter without a value counts as left out (RFC 6749 §3.1, §3.2), and so does one with a
 * NUL, which is no character of any of them and which PostgreSQL cannot hold.
 *
 * @param values all values of each name
 */
public record Parameters(Map<String, List<String>> values) {

    /** RFC 8707 §2 allows several of these, unlike every other parameter (RFC 6749 §3.1). */
    private static final String MULTIPLE = "resource";

    /** Those of a query string, as the container decoded them. */
    public static Parameters of(MultivaluedMap<String, String> query) {
        return new Parameters(new HashMap<>(query));
    }

    /** Those of a form; empty when the text is not {@code application/x-www-form-urlencoded}. */
    public static Optional<Parameters> ofForm(String text) {
        Map<String, List<String>> values = new HashMap<>();
        try {
            for (String pair : text.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                if (!parts[0].isEmpty()) {
                    values.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                            .add(parts.length == 2 ? decoded(parts[1]) : "");
                }
            }
            return Optional.of(new Parameters(values));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The first value, or empty when there is none or only an empty one. */
    public Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    /** All values that count. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty() && value.indexOf('\0') < 0)
                .toList();
    }

    /** Whether the name came more than once. */
    public boolean repeats(String name) {
        return values.getOrDefault(name, List.of()).size() > 1;
    }

    /** Whether anything came twice that must not. */
    public boolean repeatsAny() {
        return values.keySet().stream().anyMatch(name -> !name.equals(MULTIPLE) && repeats(name));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
