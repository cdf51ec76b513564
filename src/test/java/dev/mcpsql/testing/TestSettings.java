// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Settings for tests without a database, read the way the server reads them. */
public final class TestSettings {

    private TestSettings() {}

    /** A server under the given URL with the profiles analyst and support. */
    public static Settings at(String publicUrl) {
        return with(publicUrl, "");
    }

    /** The same with further lines of configuration. */
    public static Settings with(String publicUrl, String lines) {
        String text = """
                mcp-sql.public-url=%s
                mcp-sql.profiles=analyst,support
                mcp-sql.profile.analyst.role=mcp_readonly_role
                mcp-sql.profile.analyst.relations=public.orders
                mcp-sql.profile.support.role=mcp_ro_support
                mcp-sql.profile.support.relations=public.mcp_ticket_summary
                mcp-sql.state.url=jdbc:postgresql://127.0.0.1:1/none
                mcp-sql.target.url=jdbc:postgresql://127.0.0.1:1/none
                %s
                """.formatted(publicUrl, lines);
        return CommandLineSettings.load(Map.of(
                "MCP_SQL_CONFIG",
                file(text).toString(),
                "MCP_SQL_ENCRYPTION_KEY",
                "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=",
                "MCP_SQL_SSO_CLIENT_SECRET",
                "test-only-client"));
    }

    private static Path file(String text) {
        try {
            Path file = Files.createTempFile("mcp-sql-", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
