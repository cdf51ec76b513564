// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** Installations for tests: the passwords of the test run's environment, in a directory that is emptied first. */
public final class Throwaway {

    private Throwaway() {}

    /** Prepares everything but the server; the reviewed file is where {@code MCP_SQL_CONFIG} says. */
    public static Installation prepare(int port) {
        Path file = Path.of(variable("MCP_SQL_CONFIG")).toAbsolutePath();
        return prepare(port, Objects.requireNonNull(file.getParent()));
    }

    /** The same in another directory. */
    public static Installation prepare(int port, Path root) {
        DemoDirectory directory = DemoDirectory.take(root);
        directory.deleteTree("data");
        DemoSettings settings = DemoSettings.of(Map.of(
                "demo.port", Integer.toString(port),
                "demo.directory", root.toString(),
                "war.file", System.getProperty("war.file", "target/jakarta-mcp-sql.war"),
                "payara.jar", System.getProperty("payara.jar", "target/payara-micro.jar")));
        Installation installation = Installation.open(settings, directory, secrets(directory));
        installation.prepareState();
        installation.fill();
        return installation;
    }

    private static DemoSecrets secrets(DemoDirectory directory) {
        directory.delete("secrets.properties");
        DemoSecrets secrets = new DemoSecrets(directory, new SecureRandom());
        secrets.keep("mcp_sql_app", variable("MCP_SQL_STATE_PASSWORD"));
        secrets.keep("mcp_sql_reader", variable("MCP_SQL_TARGET_PASSWORD"));
        byte[] key = Base64.getDecoder().decode(variable("MCP_SQL_ENCRYPTION_KEY"));
        secrets.keep("encryption-key", HexFormat.of().formatHex(key));
        return secrets;
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing; the test run sets it in pom.xml");
        }
        return value;
    }
}
