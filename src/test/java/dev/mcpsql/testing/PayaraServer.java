// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Payara Micro in a process of its own, with the packaged application, bound to the loopback addresses only. */
public final class PayaraServer implements AutoCloseable {

    private static final Duration POLITE = Duration.ofSeconds(7);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(150);

    private final Process process;
    private final PayaraLaunch launch;

    private PayaraServer(Process process, PayaraLaunch launch) {
        this.process = process;
        this.launch = launch;
    }

    /** Starts the process and returns at once; see {@link #awaitReady}. */
    public static PayaraServer start(PayaraLaunch launch) {
        try {
            Path directory = launch.directory();
            Files.createDirectories(directory.resolve("tmp"));
            ProcessBuilder builder = new ProcessBuilder(command(launch))
                    .redirectErrorStream(true)
                    .redirectOutput(launch.log().toFile());
            // A variable of the person's shell must not reconfigure this server.
            builder.environment().keySet().removeIf(name -> name.startsWith("MCP_SQL_"));
            builder.environment().putAll(launch.environment());
            return new PayaraServer(builder.start(), launch);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(PayaraLaunch launch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.jvmOptions());
        command.add("-Djava.io.tmpdir=" + launch.directory().resolve("tmp"));
        command.addAll(List.of("-jar", launch.jar().toString()));
        // Not --nocluster beside it: that turns the data grid on again, which listens on every address.
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", Integer.toString(launch.port())));
        command.addAll(List.of("--prebootcommandfile", listeners(launch).toString()));
        command.addAll(List.of("--deploy", launch.war().toString()));
        return command;
    }

    private static Path listeners(PayaraLaunch launch) throws IOException {
        Path file = launch.directory().resolve("listeners.txt");
        return Files.writeString(file, launch.startCommands());
    }

    /** The server's process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Waits until the process ends by itself. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for the end; false when it still runs. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until the application is deployed and its databases answer.
     *
     * @throws ServerNotReadyException with a sentence when the process ends or the patience does
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        await(probe("/health/ready"), patience);
    }

    /** A question to this server, at 127.0.0.1. */
    public Probe probe(String path) {
        return launch.probe(path);
    }

    /** The same for another question. */
    public void await(Probe probe, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!probe.answers()) {
            if (!process.isAlive() || launch.refused()) {
                throw new ServerNotReadyException(
                        "The server refused the application at its start; its log is " + launch.log() + ".");
            }
            if (Instant.now().isAfter(end)) {
                throw new ServerNotReadyException("The server did not serve within " + patience.toSeconds()
                        + " seconds; its log is " + launch.log() + ".");
            }
            Thread.sleep(BETWEEN_QUESTIONS.toMillis());
        }
    }

    /** Ends the process at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks the process to end, waits a while, then ends it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!endsWithin(POLITE)) {
                kill();
            }
        } catch (InterruptedException impatient) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
