// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The packaged application and the database that it finds when a container starts it.
 *
 * <p>The container is started by the test run and inherits its environment (failsafe in {@code pom.xml}); the file that {@code
 * MCP_SQL_CONFIG} names there is written here, before the archive is deployed.
 */
public final class WarDatabase {

    /** Fixed, since the port of the container is not known before it starts; addresses the server writes begin with it. */
    public static final String PUBLIC_URL = "http://localhost:8080";

    private static final String CONFIGURATION = """
            mcp-sql.public-url=%1$s
            mcp-sql.mfa-required=false
            mcp-sql.profiles=analyst
            mcp-sql.profile.analyst.role=mcp_readonly_role
            mcp-sql.profile.analyst.relations=public.orders
            mcp-sql.state.url=%2$s
            mcp-sql.target.url=%2$s
            """;

    private WarDatabase() {}

    /** A new database with an empty state schema, named in the file that the container will read. */
    public static TestDatabase prepare() {
        TestDatabase database = TestPostgres.shared().shop();
        database.migrate();
        Path file = Path.of(Objects.requireNonNull(System.getenv("MCP_SQL_CONFIG"), "MCP_SQL_CONFIG"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, CONFIGURATION.formatted(PUBLIC_URL, database.url()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return database;
    }

    /** The archive as {@code package} made it. */
    public static WebArchive archive() {
        return ShrinkWrap.create(ZipImporter.class, "jakarta-mcp-sql.war")
                .importFrom(Path.of(System.getProperty("war.file")).toFile())
                .as(WebArchive.class);
    }
}
