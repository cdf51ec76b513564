// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Secret;
import dev.mcpsql.config.Settings;
import dev.mcpsql.dba.CommandLine;
import dev.mcpsql.dba.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database of the shared server.
 *
 * @param url its JDBC address
 */
public record TestDatabase(String url) {

    /** The password of the cluster's superuser {@code postgres}. */
    public static final String SUPERUSER_PASSWORD = "postgres";

    /** The password of {@code mcp_sql_reader}. */
    public static final String READER_PASSWORD = "test-only-target";

    /** The password of {@code mcp_sql_app}. */
    public static final String STATE_PASSWORD = "test-only-state";

    /** The password of {@code mcp_sql_owner}. */
    public static final String OWNER_PASSWORD = "test-only-owner";

    /** The password of {@code mcp_sql_retention}. */
    public static final String RETENTION_PASSWORD = "test-only-retention";

    /** What the operator types when a command asks for a person's password. */
    public static final String NEW_PASSWORD = "test only, long enough";

    private static final String PROFILES = """
            mcp-sql.public-url=http://localhost:8080
            mcp-sql.profiles=analyst,support
            mcp-sql.profile.analyst.role=mcp_readonly_role
            mcp-sql.profile.analyst.relations=public.orders, public.customers(id,name,country,created_at), \\
                public.order_items, public.products
            mcp-sql.profile.support.role=mcp_ro_support
            mcp-sql.profile.support.relations=public.mcp_ticket_summary
            """;

    /** Everything a DBA does before the first start: shop, logins, passwords, role set-up, offered REVOKEs, doors, grants. */
    public void setUp() {
        run(resource("/testing/shop.sql"));
        setUpRoles();
    }

    /** The same without the shop; may be done again. */
    public void setUpRoles() {
        run(script("state_setup.sql"));
        run(script("role_setup.sql"));
        run(script("public_revokes.sql"));
        run("alter role mcp_sql_reader password '" + READER_PASSWORD + "'");
        run("alter role mcp_sql_app password '" + STATE_PASSWORD + "'");
        run("alter role mcp_sql_owner password '" + OWNER_PASSWORD + "'");
        run("alter role mcp_sql_retention password '" + RETENTION_PASSWORD + "'");
        require("grants", "--apply");
    }

    /** Makes the state schema, as the owner login. */
    public void migrate() {
        require("migrate");
    }

    /** Runs a command of the command line against this database; what it printed is in the answer. */
    public CommandRun command(String... arguments) {
        return command(environment(), arguments);
    }

    /** The same with an environment of the test's own. */
    public CommandRun command(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ExitCode code = new CommandLine(environment, name -> new Secret(NEW_PASSWORD), out, out).run(arguments);
        return new CommandRun(code, printed.toString(StandardCharsets.UTF_8));
    }

    /** The settings that the running server would read. */
    public Settings settings() {
        return CommandLineSettings.load(environment());
    }

    /** The variables that the command line reads; a new copy. */
    public Map<String, String> environment() {
        return environment(PROFILES);
    }

    /** The same with other lines of configuration in place of the two profiles. */
    public Map<String, String> environment(String profiles) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MCP_SQL_CONFIG", configuration(profiles).toString());
        environment.put("MCP_SQL_TARGET_PASSWORD", READER_PASSWORD);
        environment.put("MCP_SQL_STATE_PASSWORD", STATE_PASSWORD);
        environment.put("MCP_SQL_OWNER_PASSWORD", OWNER_PASSWORD);
        environment.put("MCP_SQL_DBA_PASSWORD", SUPERUSER_PASSWORD);
        environment.put("MCP_SQL_SSO_CLIENT_SECRET", "test-only-client");
        environment.put("MCP_SQL_ENCRYPTION_KEY", "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=");
        return environment;
    }

    /** Connections of one login; a new one each time. */
    public DataSource login(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** A connection of the superuser. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url, "postgres", SUPERUSER_PASSWORD);
    }

    /** Runs a script as the superuser. */
    public void run(String script) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void require(String... arguments) {
        CommandRun run = command(arguments);
        if (run.code() != ExitCode.DONE) {
            throw new IllegalStateException(run.printed());
        }
    }

    private Path configuration(String profiles) {
        try {
            Path file = Files.createTempFile("mcp-sql-", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file, profiles + "mcp-sql.target.url=" + url + "\nmcp-sql.state.url=" + url + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One of the DBA's scripts. */
    public static String script(String name) {
        return resource("/sql/" + name);
    }

    /** A file of the tests. */
    public static String resource(String name) {
        try (InputStream file = TestDatabase.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
