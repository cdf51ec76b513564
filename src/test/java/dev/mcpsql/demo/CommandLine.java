// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line in the archive, {@code java -jar jakarta-mcp-sql.war …}, as a DBA runs it.
 *
 * @param war the archive
 * @param environment the settings and secrets of the DBA
 */
public record CommandLine(Path war, Map<String, String> environment) {

    private static final long PATIENCE_SECONDS = 60;

    /** Copies the map. */
    public CommandLine {
        environment = Map.copyOf(environment);
    }

    /**
     * Runs one command.
     *
     * @return what it printed to its standard output
     * @throws IllegalStateException with what it printed as its error, when it did not end with 0
     */
    public String run(String... arguments) {
        try {
            Path errors = Files.createTempFile("mcp-sql-command", ".err");
            try {
                return output(process(errors, arguments), errors);
            } finally {
                Files.delete(errors);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command ran", stopped);
        }
    }

    private Process process(Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", war.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MCP_SQL_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String output(Process process, Path errors) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the command did not end");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the command ended with " + process.exitValue() + ": "
                    + Files.readString(errors).strip());
        }
        return printed;
    }
}
