// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import dev.mcpsql.demo.Installation;
import dev.mcpsql.demo.LoopbackPort;
import dev.mcpsql.demo.Throwaway;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Rank;
import dev.mcpsql.testing.PayaraServer;
import dev.mcpsql.vocabulary.ProfileName;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The packaged application on Payara Micro, over a database with the shop; what tests talk to. */
final class LiveServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Installation installation;
    private final PayaraServer server;
    private final URI origin;
    private final AtomicInteger people = new AtomicInteger();

    private LiveServer(Installation installation, PayaraServer server, URI origin) {
        this.installation = installation;
        this.server = server;
        this.origin = origin;
    }

    /** Starts everything and waits until it answers. */
    static LiveServer start() {
        int port = LoopbackPort.free();
        Installation installation = Throwaway.prepare(port);
        PayaraServer server = PayaraServer.start(installation.launch("payara"));
        LiveServer live = new LiveServer(installation, server, URI.create("http://localhost:" + port));
        try {
            server.awaitReady(PATIENCE);
            return live;
        } catch (InterruptedException | RuntimeException failed) {
            live.close();
            throw new IllegalStateException(failed.getMessage(), failed);
        }
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
        Person person = Person.of("person-" + people.incrementAndGet());
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
        installation.close();
    }
}
