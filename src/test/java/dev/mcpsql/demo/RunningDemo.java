// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import dev.mcpsql.testing.PayaraServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo's processes, from their start to their end.
 *
 * <p>May be closed by another thread at any moment: a child is opened and closed under one lock, so that none is forgotten.
 */
final class RunningDemo implements AutoCloseable {

    private static final String REPORT = "demo.json";
    private static final String SERVER = "payara";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DemoSettings settings;
    private final DemoDirectory directory;
    private final Leftovers leftovers;
    private @Nullable Installation installation;
    private @Nullable PayaraServer server;
    private boolean closed;

    RunningDemo(DemoSettings settings, DemoDirectory directory) {
        this.settings = settings;
        this.directory = directory;
        this.leftovers = new Leftovers(directory);
    }

    /** Starts everything; returns, when the server answers from the database, what to tell the person. */
    String start() throws InterruptedException {
        directory.delete(REPORT);
        DemoSecrets secrets = new DemoSecrets(directory, new SecureRandom());
        Installation prepared = openInstallation(secrets);
        prepared.prepareState();
        PayaraServer starting = openServer(prepared);
        prepared.fill();
        List<DemoAccount> accounts = new DemoAccounts(prepared.accounts(), secrets).prepare();
        starting.awaitReady(PATIENCE);
        return report(prepared, accounts);
    }

    private String report(Installation prepared, List<DemoAccount> accounts) {
        DemoReport report = new DemoReport(
                settings.publicUrl(),
                prepared.url(),
                prepared.database().password(),
                accounts,
                prepared.asksForSecondFactor(),
                ProcessHandle.current().pid());
        directory.write(REPORT, report.json());
        return report.text(settings.directory());
    }

    private synchronized Installation openInstallation(DemoSecrets secrets) {
        requireOpen();
        Installation opened = Installation.open(settings, directory, secrets);
        leftovers.record(List.of(opened.database().process()));
        installation = opened;
        return opened;
    }

    private synchronized PayaraServer openServer(Installation prepared) {
        requireOpen();
        PayaraServer opened = PayaraServer.start(prepared.launch(SERVER));
        leftovers.record(List.of(opened.process(), prepared.database().process()));
        server = opened;
        return opened;
    }

    private void requireOpen() {
        if (closed) {
            throw new DemoRefusedException("The demo was told to end before it had started.");
        }
    }

    /** Waits for the server, which ends by itself only when something is wrong. */
    void awaitEnd() throws InterruptedException {
        PayaraServer running = server;
        if (running != null) {
            throw new DemoRefusedException("The server ended with status " + running.awaitEnd() + "; its log is in "
                    + directory.file(SERVER) + ".");
        }
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (server != null) {
            server.close();
        }
        if (installation != null) {
            installation.close();
        }
        leftovers.forget();
        directory.delete(REPORT);
        directory.close();
    }
}
