// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The DBA's scripts in the archive; the same files as under {@code sql/}. */
enum Script {
    ROLE_SETUP("role_setup.sql"),
    DOOR("door.sql"),
    PUBLIC_REVOKES("public_revokes.sql");

    private final String file;

    Script(String file) {
        this.file = file;
    }

    String text() {
        try (InputStream script = Script.class.getResourceAsStream("/sql/" + file)) {
            return new String(Objects.requireNonNull(script, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
