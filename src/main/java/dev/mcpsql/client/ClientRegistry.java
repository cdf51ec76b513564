// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.Component;
import jakarta.inject.Inject;
import java.util.Optional;

/** Every client that may ask, whatever it became known by. What the file withdrew or an operator blocked is not among them. */
@Component
public final class ClientRegistry {

    private static final String BLOCKED = "An operator of this server blocked this client.";

    private static final String WITHDRAWN = "The operators of this server do not allow this client, or no longer.";

    private final Clients clients;
    private final ConfiguredClients configured;
    private final MetadataClients documents;

    /** Over the rows, the configuration and the documents. */
    @Inject
    public ClientRegistry(Clients clients, ConfiguredClients configured, MetadataClients documents) {
        this.clients = clients;
        this.configured = configured;
        this.documents = documents;
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
        if (!configured.serves(clientId)) {
            return new Asking.Unserved(WITHDRAWN);
        }
        clients.sweep();
        configured.keep(clientId);
        return clients.find(clientId)
                .<Asking>map(row -> row.blocked() ? new Asking.Unserved(BLOCKED) : new Asking.Known(client(row)))
                .orElseGet(Asking.Forgotten::new);
    }

    /** The client of a request, a code or a token; nothing is read from anywhere but the state. */
    public Optional<Client> find(String clientId) {
        return configured.serves(clientId)
                ? clients.find(clientId).filter(row -> !row.blocked()).map(this::client)
                : Optional.empty();
    }

    private Client client(StoredClient row) {
        return row.answeredAt(configured.redirects(row));
    }
}
