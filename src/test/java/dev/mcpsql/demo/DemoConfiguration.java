// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The reviewed file of the demo and the environments of those who read it.
 *
 * @param file the reviewed file
 * @param secrets what goes into the environment
 * @param superuserPassword for the DBA's part
 */
record DemoConfiguration(Path file, DemoSecrets secrets, String superuserPassword) {

    /** The one database that holds both the shop and the server's state. */
    static final String DATABASE = "shop";

    /** What a single sign-on needs, which the demo has none of; whoever configures it brings the secret along. */
    private static final String PROVIDER_SECRET = "MCP_SQL_SSO_CLIENT_SECRET";

    /** Writes the reviewed file as an operator would. */
    static DemoConfiguration write(
            DemoDirectory directory, DemoSecrets secrets, DemoDatabase database, DemoSettings settings) {
        String own = text(settings.publicUrl(), database.url(DATABASE));
        String text = settings.changes().map(file -> changed(own, read(file))).orElse(own);
        return new DemoConfiguration(directory.write("mcp-sql.properties", text), secrets, database.password());
    }

    private static String read(Path changes) {
        try {
            return Files.readString(changes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The settings with the changes behind them, and without the lines that they replace. */
    static String changed(String own, String changes) {
        Properties replaced = new Properties();
        try {
            replaced.load(new StringReader(changes));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new DemoRefusedException("demo.settings is no file of settings: " + unreadable.getMessage() + ".");
        }
        return own.lines()
                .filter(line -> !replaced.containsKey(line.replaceFirst("=.*", "")))
                .collect(Collectors.joining("\n", "", "\n" + changes));
    }

    /** Whether everybody is asked for a second factor, as is so unless the file says otherwise. */
    boolean asksForSecondFactor() {
        return read(file).lines().noneMatch("mcp-sql.mfa-required=false"::equals);
    }

    /** The text of the reviewed file. */
    static String text(String publicUrl, String jdbcUrl) {
        return """
                mcp-sql.public-url=%1$s
                mcp-sql.resource-name=Demo shop
                # For a first look only: everybody should have a second factor.
                mcp-sql.mfa-required=false
                # Whoever tries it out registers again and again, from one machine.
                mcp-sql.throttle.registration.attempts=10000
                mcp-sql.profiles=analyst,support
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=public.customers, public.orders, public.order_items, public.products
                mcp-sql.profile.support.role=mcp_ro_support
                mcp-sql.profile.support.relations=public.mcp_ticket_summary
                mcp-sql.state.url=%2$s
                mcp-sql.target.url=%2$s
                """.formatted(publicUrl, jdbcUrl);
    }

    /** For the running server: no more than it needs. */
    Map<String, String> serverEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "MCP_SQL_CONFIG", file.toString(),
                "MCP_SQL_STATE_PASSWORD", secrets.password("mcp_sql_app"),
                "MCP_SQL_TARGET_PASSWORD", secrets.password("mcp_sql_reader"),
                "MCP_SQL_ENCRYPTION_KEY", secrets.encryptionKey()));
        Optional.ofNullable(System.getenv(PROVIDER_SECRET))
                .ifPresent(secret -> environment.put(PROVIDER_SECRET, secret));
        return environment;
    }

    /** For the command line in a DBA's hands. */
    Map<String, String> commandLineEnvironment() {
        return Map.of(
                "MCP_SQL_CONFIG", file.toString(),
                "MCP_SQL_STATE_PASSWORD", secrets.password("mcp_sql_app"),
                "MCP_SQL_OWNER_PASSWORD", secrets.password("mcp_sql_owner"),
                "MCP_SQL_TARGET_PASSWORD", secrets.password("mcp_sql_reader"),
                "MCP_SQL_DBA_PASSWORD", superuserPassword,
                "MCP_SQL_ENCRYPTION_KEY", secrets.encryptionKey());
    }
}
