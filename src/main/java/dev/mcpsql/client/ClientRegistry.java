// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.ClientSettings;
import dev.mcpsql.config.CloudClient;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.util.Optional;

/** Every client that may ask, whatever it became known by. What the file withdrew or an operator blocked is not among them. */
@Component
public final class ClientRegistry {

    private static final String BLOCKED = "An operator of this server blocked this client.";

    private static final String WITHDRAWN = "The operators of this server do not allow this client, or no longer.";

    private final Clients clients;
    private final MetadataClients documents;
    private final ClientSettings settings;

    /** Over the rows, the documents and the configuration. */
    @Inject
    public ClientRegistry(Clients clients, MetadataClients documents, Settings settings) {
        this.clients = clients;
        this.documents = documents;
        this.settings = settings.clients();
    }

    /**
     * Who wants to ask a person; the one place where a document is read.
     *
     * @param address of the browser, which answers for what it makes this server do
     */
    public Asking asking(String clientId, String address) {
        if (clientId.startsWith(DocumentAddress.SCHEME)) {
            return documents.asking(clientId, address);
        }
        if (!settings.serves(clientId)) {
            return new Asking.Unserved(WITHDRAWN);
        }
        clients.sweep();
        configure(clientId);
        return clients.find(clientId)
                .<Asking>map(row -> row.blocked() ? new Asking.Unserved(BLOCKED) : new Asking.Known(client(row)))
                .orElseGet(Asking.Forgotten::new);
    }

    /** The client with a request, a code or a token of its own; nothing is read from anywhere but the state. */
    public Optional<Client> find(String clientId) {
        return settings.serves(clientId)
                ? clients.find(clientId).filter(row -> !row.blocked()).map(this::client)
                : Optional.empty();
    }

    /** Gives the clients of program and configuration their rows. */
    public void configure() {
        configure(PreRegistered.ID);
        settings.cloud().forEach(client -> configure(client.clientId()));
    }

    private void configure(String clientId) {
        if (clientId.equals(PreRegistered.ID)) {
            clients.configure(PreRegistered.ID, ClientKind.PREREGISTERED, PreRegistered.NAME);
        }
        settings.cloud(clientId)
                .ifPresent(client -> clients.configure(client.clientId(), ClientKind.CLOUD, client.title()));
    }

    private Client client(StoredClient row) {
        return row.answeredAt(redirects(row));
    }

    /** Where the client of that row may be answered. */
    Redirects redirects(StoredClient row) {
        return switch (row.kind()) {
            case PREREGISTERED -> PreRegistered.REDIRECTS;
            case REGISTERED, METADATA -> new Redirects.OnLoopback(row.redirectUris());
            case CLOUD -> cloud(row.clientId());
        };
    }

    private Redirects cloud(String clientId) {
        Optional<CloudClient> configured = settings.cloud(clientId);
        return configured.<Redirects>map(Redirects.OnTheWeb::new).orElse(new Redirects.OnLoopback(java.util.List.of()));
    }
}
