// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.client.ClientEntry;
import dev.mcpsql.client.ClientRoll;
import dev.mcpsql.client.Clients;
import dev.mcpsql.client.ConfiguredClients;
import dev.mcpsql.state.StateDataSource;
import dev.mcpsql.state.StateDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Shows clients, and takes away what was granted to one; where a client is answered no command can change. */
final class ClientCommands {

    private final CommandContext context;
    private final ClientRoll roll;

    ClientCommands(CommandContext context) {
        this.context = context;
        StateDatabase state =
                new StateDatabase(new StateDataSource(context.settings().state()));
        Clock clock = Clock.systemUTC();
        Clients clients = new Clients(state, new SecureRandom(), clock);
        this.roll = new ClientRoll(state, new ConfiguredClients(clients, context.settings()), clock);
    }

    /** One line for each client, the latest used first. */
    ExitCode list() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("client id", "kind", "state", "tokens", "last used", "redirect hosts", "name"));
        for (ClientEntry client : roll.page(0, Integer.MAX_VALUE)) {
            lines.add(List.of(
                    client.clientId(),
                    client.kind().code(),
                    client.state().code(),
                    String.valueOf(client.liveTokens()),
                    lastUsed(client),
                    String.join(",", client.redirectHosts()),
                    client.name()));
        }
        TextTable.print(context.out(), lines);
        return ExitCode.DONE;
    }

    /** One client, a line for each fact. */
    ExitCode show() throws UnfitArgumentException {
        ClientEntry client = roll.find(context.first()).orElseThrow(this::unknown);
        List<List<String>> lines = new ArrayList<>(List.of(
                List.of("client id", client.clientId()),
                List.of("kind", client.kind().code()),
                List.of("state", client.state().code()),
                List.of("name", client.name()),
                List.of("registered", seconds(client.createdAt())),
                List.of("from", client.registeredFrom().isEmpty() ? "-" : client.registeredFrom()),
                List.of("last used", lastUsed(client)),
                List.of("access tokens", String.valueOf(client.liveTokens()))));
        client.redirects().forEach(redirect -> lines.add(List.of("redirect", redirect)));
        TextTable.print(context.out(), lines);
        return ExitCode.DONE;
    }

    ExitCode block() throws UnfitArgumentException {
        return tell(roll.block(context.first()), "is blocked; its tokens are ended");
    }

    ExitCode unblock() throws UnfitArgumentException {
        return tell(roll.unblock(context.first()), "may ask again; its earlier tokens stay ended");
    }

    ExitCode remove() throws UnfitArgumentException {
        return switch (roll.remove(context.first())) {
            case REMOVED -> tell(true, "is removed; its tokens are ended");
            case UNKNOWN -> throw unknown();
            case STANDS_ELSEWHERE ->
                throw new UnfitArgumentException(
                        context.first()
                                + " would come back by itself: block it, or remove a cloud client's entry from the configuration file");
        };
    }

    private ExitCode tell(boolean known, String done) throws UnfitArgumentException {
        if (!known) {
            throw unknown();
        }
        context.out().println(context.first() + " " + done);
        return ExitCode.DONE;
    }

    private UnfitArgumentException unknown() {
        return new UnfitArgumentException("no client has the id " + context.first());
    }

    private static String lastUsed(ClientEntry client) {
        return client.lastUsedAt().map(ClientCommands::seconds).orElse("never");
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
