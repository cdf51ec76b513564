// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The tests run on the PostgreSQL that the build names, not on another one of the class path. */
class PostgresVersionPgIT {

    @Test
    void isOfTheVersionThatTheBuildNames() throws SQLException {
        String expected = System.getProperty("postgresql.expected");
        try (Connection superuser = TestPostgres.shared().emptyDatabase().superuser()) {
            String version = superuser.getMetaData().getDatabaseProductVersion();

            // The binaries have a third number of their own.
            assertThat(expected).startsWith(version + ".");
        }
    }
}
