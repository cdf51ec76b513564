// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.ClientSettings;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.vocabulary.AddressBlock;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Clients known by the document at their id: read when a person is asked, kept for as long as the document may be. */
@Component
final class MetadataClients {

    private static final String SWITCHED_OFF = "This server reads no client metadata documents."
            + " Configure the client to register itself, or with a client id that you were given.";

    private static final String BLOCKED = "An operator of this server blocked this client.";

    private final Clients clients;
    private final DocumentFetch fetch;
    private final FetchBudget budget;
    private final ClientSettings.Documents settings;
    private final Clock clock;

    @Inject
    MetadataClients(Clients clients, DocumentFetch fetch, FetchBudget budget, Settings settings, Clock clock) {
        this.clients = clients;
        this.fetch = fetch;
        this.budget = budget;
        this.settings = settings.clients().documents();
        this.clock = clock;
    }

    /** Who wants to ask a person; reads the document unless one is kept. */
    Asking asking(String clientId, String asker) {
        if (!settings.fetched()) {
            return new Asking.Unserved(SWITCHED_OFF);
        }
        Optional<DocumentAddress> address =
                DocumentAddress.of(clientId).filter(written -> settings.trust(written.host()));
        return address.map(trusted -> asking(trusted, asker)).orElseGet(() -> unserved(DocumentFault.ADDRESS));
    }

    private Asking asking(DocumentAddress address, String asker) {
        Optional<StoredClient> kept = clients.find(address.value());
        if (kept.filter(StoredClient::blocked).isPresent()) {
            return new Asking.Unserved(BLOCKED);
        }
        Instant now = clock.instant();
        return kept.filter(row -> row.documentExpiresAt().filter(now::isBefore).isPresent())
                .map(MetadataClients::known)
                .orElseGet(() -> read(address, asker));
    }

    private Asking read(DocumentAddress address, String asker) {
        return budget.spend(address.host(), AddressBlock.of(asker).value(), () -> fetch.fetch(address))
                .map(fetched -> fetched.match(
                        document -> ClientDocument.of(document.text(), address)
                                .match(good -> kept(address, good, document.keep(), asker), MetadataClients::unserved),
                        MetadataClients::unserved))
                .orElseGet(() -> unserved(DocumentFault.BUSY));
    }

    private Asking kept(DocumentAddress address, ClientDocument.Good document, Duration keep, String asker) {
        Instant now = clock.instant();
        StoredClient client = new StoredClient(
                address.value(),
                ClientKind.METADATA,
                document.name(),
                document.redirectUris(),
                now,
                false,
                Optional.of(now.plus(keep)));
        clients.sweep();
        clients.keep(client, asker);
        return known(client);
    }

    private static Asking known(StoredClient row) {
        return new Asking.Known(row.answeredAt(new Redirects.OnLoopback(row.redirectUris())));
    }

    private static Asking unserved(DocumentFault fault) {
        return new Asking.Unserved(fault.sentence());
    }
}
