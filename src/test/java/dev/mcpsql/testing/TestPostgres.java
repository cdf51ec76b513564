// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL server for all tests of a JVM, on loopback; each test takes a database of its own.
 *
 * <p>Logins are the cluster's and shared: their passwords are the constants of {@link TestDatabase}.
 */
public final class TestPostgres {

    /** Starts the server when the first test asks; the JVM's end stops it. */
    private static final class Shared {
        static final TestPostgres SERVER = new TestPostgres(start());
    }

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server of this JVM. */
    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    /** A new, empty database of PostgreSQL's template, nothing set up. */
    public TestDatabase emptyDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return new TestDatabase("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name);
    }

    /** A new database with the shop, the state logins, the reader and the doors and grants of both profiles. */
    public TestDatabase shop() {
        TestDatabase database = emptyDatabase();
        database.setUp();
        return database;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    // For a server whose pools are full, beside the tests' own.
                    .setServerConfig("max_connections", "200")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
