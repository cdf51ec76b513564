// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * PostgreSQL in a process of its own, on the loopback addresses only, asking everybody for a password.
 *
 * <p>The data stay when it closes. Thread-safe.
 */
public final class DemoDatabase implements AutoCloseable {

    /** The one superuser. */
    public static final String SUPERUSER = "postgres";

    private static final Duration START = Duration.ofSeconds(30);

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final String password;

    private DemoDatabase(Path directory, EmbeddedPostgres postgres, String password) {
        this.directory = directory;
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts the database over the directory, which the first start fills.
     *
     * @param directory of the data; its parent also takes the binaries and the log
     * @param password of the superuser, the same at every start
     */
    public static DemoDatabase start(Path directory, int port, String password) {
        try {
            Path passwordFile = Files.createTempFile(directory.getParent(), "superuser", ".password");
            try {
                Files.writeString(passwordFile, password);
                return new DemoDatabase(directory, postgres(directory, port, password, passwordFile), password);
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres postgres(Path directory, int port, String password, Path passwordFile)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(
                        directory.resolveSibling("postgresql").toFile())
                .setPGStartupWait(START)
                .setPort(port)
                .setConnectConfig("password", password)
                // The library hands these to initdb as they are, and there the last -A wins.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1,::1")
                .setServerConfig("unix_socket_directories", "")
                // The library turns it off; an audit row is durable only with it.
                .setServerConfig("fsync", "on")
                // A server's two pools take 40; tests let several servers run over it.
                .setServerConfig("max_connections", "160")
                // Nothing is replicated; rows loaded into a table of the same transaction then need no log of their
                // own.
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        directory.resolveSibling("postgresql.log").toFile()))
                .start();
    }

    /** The address of a database in it, for people and drivers alike; no password inside. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Its port on the loopback addresses. */
    public int port() {
        return postgres.getPort();
    }

    /** The superuser's password. */
    public String password() {
        return password;
    }

    /** Its main process; the library's own handle is that of the command that started it. */
    public ProcessHandle process() {
        return ProcessHandle.of(postmaster()).orElseThrow();
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Connects as the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, password);
    }

    /** Runs a whole script as the superuser, as {@code psql -1 -f} would: all of it or nothing. */
    public void run(String database, String script) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException("the script failed: " + failed.getMessage(), failed);
        }
    }

    /** Runs a statement that refuses to be part of a transaction. */
    public void runAlone(String database, String statement) {
        try (Connection connection = connect(database);
                Statement alone = connection.createStatement()) {
            alone.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException("the statement failed: " + failed.getMessage(), failed);
        }
    }

    /** Whether the query has a row. */
    public boolean has(String database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(query).next();
        } catch (SQLException failed) {
            throw new IllegalStateException("the query failed: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
