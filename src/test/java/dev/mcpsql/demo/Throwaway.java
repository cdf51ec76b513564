// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Installations for tests: the passwords of the test run's environment, in a directory that is emptied first. */
public final class Throwaway {

    private Throwaway() {}

    /** Prepares everything but the server, which clients will know at that port of localhost. */
    public static Installation prepare(int port) {
        Path root = Path.of(System.getProperty("project.build.directory", "target"), "live")
                .toAbsolutePath();
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
