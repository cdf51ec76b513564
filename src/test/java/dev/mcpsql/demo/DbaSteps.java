// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a DBA does before the server starts, with the project's own files and commands; each step may be repeated.
 *
 * @param database the cluster
 * @param name the database in it
 * @param configuration what the commands read
 * @param commands the command line
 */
record DbaSteps(DemoDatabase database, String name, DemoConfiguration configuration, Commands commands) {

    private static final Path STATE_SETUP = Path.of("sql", "state_setup.sql");

    /** Logins and schema of the server's state, by {@code sql/state_setup.sql} and {@code migrate}. */
    void prepareState() {
        if (!database.has("postgres", "select from pg_database where datname = '" + name + "'")) {
            database.runAlone("postgres", "create database " + name);
        }
        database.run(name, script());
        givePassword("mcp_sql_owner");
        givePassword("mcp_sql_app");
        migrate();
    }

    private void migrate() {
        try {
            commands.run("migrate");
        } catch (IllegalStateException failed) {
            throw new IllegalStateException(
                    "The state schema could not be brought to this version; mvn clean removes the demo's data. "
                            + failed.getMessage(),
                    failed);
        }
    }

    /** The reader's login and the doors of both profiles, by {@code role-setup --emit-sql}. */
    void prepareDoors() {
        database.run(name, commands.run("role-setup", "--emit-sql"));
        givePassword("mcp_sql_reader");
    }

    /** The grants that the configured relations need; they must exist. */
    void grant() {
        commands.run("grants", "--apply");
    }

    private void givePassword(String login) {
        String password = configuration.secrets().password(login);
        database.run(name, "alter role " + login + " password '" + password + "'");
    }

    private static String script() {
        try {
            return Files.readString(STATE_SETUP);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
