// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Starts the command line from the archive itself: {@code java -jar jakarta-mcp-sql.war COMMAND} (ADR 0006).
 *
 * <p>The JVM finds this one class at the archive's root and nothing else, so it uses the JDK alone: it unpacks the classes
 * and libraries into a directory that only this user can read, and takes it away at the end.
 */
public final class WarLauncher {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARIES = "WEB-INF/lib/";

    private WarLauncher() {}

    /** Runs the command line; it ends the process itself. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("jakarta-mcp-sql-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
        unpack(archive(), directory);
        URLClassLoader loader = new URLClassLoader(classPath(directory), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass("dev.mcpsql.dba.CommandLine")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }

    private static Path archive() throws URISyntaxException {
        URI location = WarLauncher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return Path.of(location);
    }

    private static void unpack(Path archive, Path directory) throws IOException {
        try (ZipFile war = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = war.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && wanted(entry.getName())) {
                    copy(war, entry, directory);
                }
            }
        }
    }

    private static boolean wanted(String name) {
        return name.startsWith(CLASSES) || name.startsWith(LIBRARIES);
    }

    private static void copy(ZipFile war, ZipEntry entry, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("the archive has an entry outside itself: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        try (InputStream bytes = war.getInputStream(entry)) {
            Files.copy(bytes, file);
        }
    }

    private static URL[] classPath(Path directory) throws IOException {
        List<URL> path = new ArrayList<>();
        path.add(directory.resolve(CLASSES).toUri().toURL());
        try (Stream<Path> libraries = Files.list(directory.resolve(LIBRARIES))) {
            for (Path library : libraries.sorted().toList()) {
                path.add(library.toUri().toURL());
            }
        }
        return path.toArray(URL[]::new);
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException alreadyGone) {
            // Nothing is left to take away.
            return;
        }
    }
}
