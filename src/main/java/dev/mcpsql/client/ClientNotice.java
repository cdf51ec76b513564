// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import dev.mcpsql.config.CloudClient;
import dev.mcpsql.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;

/** Tells at start which ids the configured clients have, since whoever sets up the service has to enter one. */
@ApplicationScoped
class ClientNotice {

    private static final System.Logger LOG = System.getLogger(ClientNotice.class.getName());

    void tell(@Observes @Initialized(ApplicationScoped.class) Object started, Settings settings) {
        for (CloudClient client : settings.clients().cloud()) {
            LOG.log(
                    Level.INFO,
                    "the cloud client {0} has the id {1} and is answered at {2} ({3})",
                    client.name(),
                    client.clientId(),
                    client.redirect(),
                    client.match().code());
        }
        if (settings.clients().documents().fetched()) {
            LOG.log(Level.INFO, "client metadata documents are read from the Internet");
        }
    }
}
