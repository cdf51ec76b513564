// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the demo runs.
 *
 * @param port of HTTP, on 127.0.0.1 and ::1
 * @param directory all that the demo writes
 * @param war the packaged application
 * @param payaraJar the server
 * @param changes a file of settings that differ from the demo's own, or are added to them
 */
record DemoSettings(int port, Path directory, Path war, Path payaraJar, Optional<Path> changes) {

    /** From the system properties that the Maven profile sets. */
    static DemoSettings of(Map<String, String> properties) {
        return new DemoSettings(
                port(properties.getOrDefault("demo.port", "8080")),
                Path.of(properties.getOrDefault("demo.directory", "target/demo"))
                        .toAbsolutePath(),
                existing(properties.getOrDefault("war.file", "target/jakarta-mcp-sql.war")),
                existing(properties.getOrDefault("payara.jar", "target/payara-micro.jar")),
                Optional.ofNullable(properties.get("demo.settings")).map(DemoSettings::changes));
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new DemoRefusedException("demo.port must be a port from 1 to 65535, not '" + text + "'.");
    }

    private static Path changes(String text) {
        Path file = Path.of(text).toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new DemoRefusedException("demo.settings must be a file of settings; there is no " + file + ".");
        }
        return file;
    }

    private static Path existing(String text) {
        Path file = Path.of(text).toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new DemoRefusedException(file + " is missing; start the demo by mvn -Pdemo, which builds it.");
        }
        return file;
    }

    /** The origin that people and clients type; the name, since passkeys refuse an address as host. */
    String publicUrl() {
        return "http://localhost:" + port;
    }
}
