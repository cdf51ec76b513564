// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.AtRestCipher;
import dev.mcpsql.identity.PasswordHash;
import dev.mcpsql.identity.TotpCredentials;
import dev.mcpsql.state.StateDatabase;
import dev.mcpsql.testing.PayaraLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database with the shop and the server's state in it, and what it takes to start a server over them.
 *
 * <p>Shared by the demo and by the tests that need a server. The steps may be repeated; they must come in this order.
 */
public final class Installation implements AutoCloseable {

    private final DemoSettings settings;
    private final DemoDirectory directory;
    private final DemoSecrets secrets;
    private final DemoDatabase database;
    private final DbaSteps dba;

    private Installation(DemoSettings settings, DemoDirectory directory, DemoSecrets secrets, DemoDatabase database) {
        this.settings = settings;
        this.directory = directory;
        this.secrets = secrets;
        this.database = database;
        DemoConfiguration configuration = DemoConfiguration.write(directory, secrets, database, settings);
        Commands commands = new Commands(configuration.commandLineEnvironment());
        this.dba = new DbaSteps(database, DemoConfiguration.DATABASE, configuration, commands);
    }

    /** Starts the database over the data of an earlier start, or over none. */
    static Installation open(DemoSettings settings, DemoDirectory directory, DemoSecrets secrets) {
        if (secrets.known("data").isEmpty()) {
            // Half-made by a first start that was cut short, or made under a password that is lost.
            directory.deleteTree("data");
        }
        String password = secrets.password(DemoDatabase.SUPERUSER);
        return new Installation(
                settings,
                directory,
                secrets,
                DemoDatabase.start(directory.file("data"), LoopbackPort.free(), password));
    }

    /** Makes what the server must find at its start. */
    void prepareState() {
        dba.prepareState();
        secrets.keep("data", "complete");
    }

    /** Makes what it needs to answer, for which it waits. */
    void fill() {
        Shop.load(database, dba.name());
        dba.prepareDoors();
        dba.grant();
    }

    /** The people, by the server's own login to its state, as the command line's {@code account} works. */
    public Accounts accounts() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("mcp_sql_app");
        source.setPassword(secrets.password("mcp_sql_app"));
        StateDatabase state = new StateDatabase(source);
        SecureRandom random = new SecureRandom();
        AtRestCipher cipher =
                new AtRestCipher(CommandLineSettings.load(dba.configuration().commandLineEnvironment()), random);
        TotpCredentials totp = new TotpCredentials(state, cipher, random, Clock.systemUTC());
        return new Accounts(state, new PasswordHash(random), totp);
    }

    /** How to start a server over it, in the named directory below this one, which is emptied. */
    public PayaraLaunch launch(String name) {
        directory.deleteTree(name);
        return launch(directory.file(name), dba.configuration().serverEnvironment());
    }

    /**
     * How to start one more server, with an edited copy of the reviewed file.
     *
     * @param scratch an empty directory
     */
    public PayaraLaunch launch(Path scratch, UnaryOperator<String> edit) {
        Map<String, String> environment = new HashMap<>(dba.configuration().serverEnvironment());
        try {
            String text = edit.apply(Files.readString(dba.configuration().file()));
            Path file = Files.writeString(scratch.resolve("mcp-sql.properties"), text);
            environment.put("MCP_SQL_CONFIG", file.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return launch(scratch, environment);
    }

    private PayaraLaunch launch(Path scratch, Map<String, String> environment) {
        List<String> listening = LoopbackPort.addresses().stream()
                .map(InetAddress::getHostAddress)
                .toList();
        return new PayaraLaunch(settings.payaraJar(), settings.war(), settings.port(), scratch, environment, listening);
    }

    /** Whether everybody who signs in is asked for a second factor. */
    boolean asksForSecondFactor() {
        return dba.configuration().asksForSecondFactor();
    }

    /** The database's own process and connections. */
    public DemoDatabase database() {
        return database;
    }

    /** The origin under which the configured server is known. */
    public String publicUrl() {
        return settings.publicUrl();
    }

    /** The address of the one database in it. */
    public String url() {
        return database.url(DemoConfiguration.DATABASE);
    }

    /** Stops the database; the data stay. */
    @Override
    public void close() {
        database.close();
    }
}
