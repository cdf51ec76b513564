// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import dev.mcpsql.demo.Installation;
import dev.mcpsql.demo.LoopbackPort;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.testing.PayaraLaunch;
import dev.mcpsql.testing.PayaraServer;
import dev.mcpsql.vocabulary.ProfileName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The packaged application on Payara Micro, over a database with the shop; what tests talk to. */
final class LiveServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Installation installation;
    private final PayaraServer server;
    private final URI origin;

    private LiveServer(Installation installation, PayaraServer server, URI origin) {
        this.installation = installation;
        this.server = server;
        this.origin = origin;
    }

    /** Starts a server and waits until it answers. */
    static LiveServer start(Installation installation) {
        PayaraServer server = PayaraServer.start(installation.launch("payara"));
        return new LiveServer(installation, server, URI.create(installation.publicUrl())).ready();
    }

    /** The same with further lines of configuration and one more secret of the environment. */
    static LiveServer start(Installation installation, Path directory, String lines, Map<String, String> secrets) {
        PayaraLaunch launch =
                installation.launch(directory, text -> text + lines).with(secrets);
        return new LiveServer(installation, PayaraServer.start(launch), URI.create(installation.publicUrl())).ready();
    }

    /** A browser that also goes to another origin. */
    Browser browser(URI other) {
        return new Browser(origin, other);
    }

    /** One more server over the same database, in a directory of its own; whoever asked for it ends it. */
    LiveServer another(Path directory) {
        return another(directory, "");
    }

    /** The same with further lines of configuration. */
    LiveServer another(Path directory, String lines) {
        return another(directory, text -> text + lines);
    }

    /** The same with an edited configuration. */
    LiveServer another(Path directory, UnaryOperator<String> edit) {
        int port = LoopbackPort.free();
        PayaraLaunch launch = installation
                .launch(
                        directory,
                        text -> edit.apply(
                                text.replace(origin.toString(), origin(port).toString())))
                .at(port);
        return new LiveServer(installation, PayaraServer.start(launch), origin(port)).ready();
    }

    /** How to start one more server, with another configuration. */
    PayaraLaunch launch(Path directory, UnaryOperator<String> configuration) {
        return installation.launch(directory, configuration).at(LoopbackPort.free());
    }

    private static URI origin(int port) {
        return URI.create("http://localhost:" + port);
    }

    private LiveServer ready() {
        try {
            server.awaitReady(PATIENCE);
            return this;
        } catch (InterruptedException | RuntimeException failed) {
            server.close();
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    /** Ends the server as a crash would. */
    void kill() {
        server.kill();
    }

    /** The process of the server. */
    ProcessHandle process() {
        return server.process();
    }

    /** Asks the server to end, as a service manager does. */
    void terminate() {
        server.process().destroy();
    }

    /** Waits for its end; false when it still runs. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return server.endsWithin(patience);
    }

    /** Whether a query of the server's is running in the database. */
    boolean readsNow() {
        return installation.database().has("shop", """
                select from pg_stat_activity
                 where usename = 'mcp_sql_reader' and (state = 'active' or xact_start is not null)
                """);
    }

    /** Whether the query finds a row. */
    boolean has(String query) {
        return installation.database().has("shop", query);
    }

    /** Where the database listens. */
    int databasePort() {
        return installation.database().port();
    }

    /** Somebody new who may read as the profile. */
    Person person(String profile) {
        Person person = stranger();
        accounts().assignProfile(person.username(), new ProfileName(profile));
        return person;
    }

    /** Somebody new with a profile and a second factor. */
    Person personWithSecondFactor(String profile) {
        Person person = person(profile);
        return person.with(accounts().enrolTotp(person.username()).base32());
    }

    /** Somebody new without a profile. */
    Person stranger() {
        Person person = Person.of("person-" + UUID.randomUUID());
        accounts().create(person.username(), person.password(), Rank.STAFF);
        return person;
    }

    /** The operator's hand on the accounts. */
    Accounts accounts() {
        return installation.accounts();
    }

    /** What the server wrote down. */
    Trails trails() {
        return new Trails(installation.database());
    }

    /** The superuser's hand on the database. */
    void asSuperuser(String script) {
        installation.database().run("shop", script);
    }

    /** A browser that nobody has used yet. */
    Browser browser() {
        return new Browser(origin);
    }

    /** A client of that era, registered and allowed by the person through sign-in and consent. */
    McpClient connect(Era era, Person person) {
        return McpClient.open(this, era, token(person));
    }

    /** A token that the person allowed. */
    String token(Person person) {
        return new OAuthDance(this).token(person, browser());
    }

    /** An absolute address; the path goes onto the wire as it is written. */
    URI at(String path) {
        return URI.create(origin + path);
    }

    /** The origin under which clients know the server. */
    String origin() {
        return origin.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
