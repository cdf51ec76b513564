// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How to start one server.
 *
 * @param jar Payara Micro
 * @param war the application
 * @param port of HTTP on 127.0.0.1, and on ::1 where the machine has it
 * @param directory scratch space of this one server; the log is in it
 * @param environment variables beside the inherited ones
 * @param listening the addresses to listen on, 127.0.0.1 first
 */
public record PayaraLaunch(
        Path jar, Path war, int port, Path directory, Map<String, String> environment, List<String> listening) {

    private static final String NOT_DEPLOYED = "Exception while loading the app";

    /** Copies the collections. */
    public PayaraLaunch {
        environment = Map.copyOf(environment);
        listening = List.copyOf(listening);
    }

    /** The same on another port. */
    public PayaraLaunch at(int otherPort) {
        return new PayaraLaunch(jar, war, otherPort, directory, environment, listening);
    }

    /** The same with further variables. */
    public PayaraLaunch with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new PayaraLaunch(jar, war, port, directory, all, listening);
    }

    /** Where the server's output goes. */
    public Path log() {
        return directory.resolve("payara.log");
    }

    /** Whether the log says that the application was not deployed; the server itself stays up then, with nothing in it. */
    boolean refused() {
        try {
            return Files.exists(log())
                    && Files.readString(log(), StandardCharsets.ISO_8859_1).contains(NOT_DEPLOYED);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A question to this server. */
    Probe probe(String path) {
        return new Probe(URI.create("http://" + listening.get(0) + ":" + port + path));
    }

    /** For a small machine: short start before peak speed. */
    List<String> jvmOptions() {
        return List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto");
    }

    /**
     * Payara's own language, run before the first listener opens, so that no other address is ever bound, and nothing but the
     * application and its health answers there.
     */
    String startCommands() {
        String network = "configs.config.server-config.network-config.network-listeners.network-listener";
        StringBuilder commands = new StringBuilder();
        commands.append("set %s.http-listener.address=%s%n".formatted(network, listening.get(0)));
        for (String other : listening.subList(1, listening.size())) {
            commands.append(
                    "create-network-listener --address %s --listenerport %d --protocol http-listener loopback-6%n"
                            .formatted(other, port));
        }
        commands.append("""
                set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
                set configs.config.server-config.microprofile-metrics-configuration.enabled=false
                set-openapi-configuration --enabled=false
                set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false
                """);
        return commands.toString();
    }
}
