// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the lists of the gate, which lie together under its name whichever class reads them. */
public final class ListedLines {

    private static final String PLACE = "/dev/mcpsql/gate/";

    private ListedLines() {}

    /** The lines of a resource, without comments and empty ones. */
    public static List<String> of(String resource) {
        try (InputStream stream = open(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(ListedLines.class.getResourceAsStream(PLACE + resource), resource);
    }
}
