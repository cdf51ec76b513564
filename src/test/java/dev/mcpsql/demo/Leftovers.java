// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that a demo started and, killed itself, could not stop.
 *
 * <p>Each is recorded with the moment it began: a process of the same number that began at another moment is somebody else's.
 */
final class Leftovers {

    private static final String FILE = "children.txt";
    private static final Duration POLITE = Duration.ofSeconds(5);

    private final DemoDirectory directory;

    Leftovers(DemoDirectory directory) {
        this.directory = directory;
    }

    /** Records what runs now, instead of what was recorded before. */
    void record(List<ProcessHandle> children) {
        StringBuilder lines = new StringBuilder();
        for (ProcessHandle child : children) {
            lines.append(child.pid()).append(' ').append(beganAt(child)).append('\n');
        }
        directory.write(FILE, lines.toString());
    }

    /** Stops what is recorded and still runs, the first recorded first. */
    void stop() {
        if (!Files.exists(directory.file(FILE))) {
            return;
        }
        for (String line : lines()) {
            recorded(line).ifPresent(Leftovers::stop);
        }
        forget();
    }

    /** Nothing runs any more. */
    void forget() {
        directory.delete(FILE);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(directory.file(FILE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<ProcessHandle> recorded(String line) {
        String[] parts = line.split(" ", 2);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> beganAt(process).equals(parts[1]));
    }

    private static String beganAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(POLITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
