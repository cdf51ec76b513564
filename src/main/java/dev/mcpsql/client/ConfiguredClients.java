// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.ClientSettings;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.util.List;

/** What program and configuration say about clients: which there are, which may ask, where each is answered. */
@Component
public final class ConfiguredClients {

    private final Clients clients;
    private final ClientSettings settings;

    /** Over the rows, which grants refer to. */
    @Inject
    public ConfiguredClients(Clients clients, Settings settings) {
        this.clients = clients;
        this.settings = settings.clients();
    }

    /** Gives each of them a row. */
    void keepAll() {
        keep(PreRegistered.ID);
        settings.cloud().forEach(client -> keep(client.clientId()));
    }

    /** Gives the client of that id a row, if it is one of them. */
    void keep(String clientId) {
        if (clientId.equals(PreRegistered.ID)) {
            clients.configure(PreRegistered.ID, ClientKind.PREREGISTERED, PreRegistered.NAME);
        }
        settings.cloud(clientId)
                .ifPresent(client -> clients.configure(client.clientId(), ClientKind.CLOUD, client.title()));
    }

    /** Whether the file still lets the client of that id ask. */
    boolean serves(String clientId) {
        return settings.serves(clientId);
    }

    /** Where the client of that row may be answered; nowhere when the file does not name it any more. */
    Redirects redirects(StoredClient row) {
        return switch (row.kind()) {
            case PREREGISTERED -> PreRegistered.REDIRECTS;
            case REGISTERED, METADATA -> new Redirects.OnLoopback(row.redirectUris());
            case CLOUD ->
                settings.cloud(row.clientId())
                        .<Redirects>map(Redirects.OnTheWeb::new)
                        .orElseGet(() -> new Redirects.OnLoopback(List.of()));
        };
    }
}
