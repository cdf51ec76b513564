// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** {@code mvn -Pdemo}: starts everything, says how to use it, and stops everything when asked to end. */
public final class Demo {

    /** Held here, since a logger that nobody holds may forget its level. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private Demo() {}

    /** Runs until the process is told to end (Ctrl-C, SIGTERM) or the server ends by itself. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        MIGRATIONS.setLevel(Level.WARNING);
        try {
            DemoSettings settings = DemoSettings.of(systemProperties());
            DemoDirectory directory = DemoDirectory.take(settings.directory());
            new Leftovers(directory).stop();
            LoopbackPort.requireFree(settings.port());
            RunningDemo demo = new RunningDemo(settings, directory);
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
            run(demo);
        } catch (RuntimeException refused) {
            end(refused);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void run(RunningDemo demo) throws InterruptedException {
        try {
            System.out.println(demo.start());
            demo.awaitEnd();
        } catch (RuntimeException failure) {
            // Once it is told to end, whatever was under way fails; that is no news.
            if (!demo.closed()) {
                throw failure;
            }
        }
    }

    /** Within Maven's own process an exception would end as a page of Maven's; one sentence is enough for most. */
    @SuppressWarnings("SystemOut")
    private static void end(RuntimeException failure) {
        System.err.println(failure.getMessage());
        System.exit(1);
    }

    private static Map<String, String> systemProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }
}
