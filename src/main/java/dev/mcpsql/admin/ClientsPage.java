// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.client.ClientEntry;
import dev.mcpsql.client.ClientRoll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The bean of {@code admin/clients.xhtml}: every client, the latest used first. The page shows and changes nothing. */
@Named("clients")
@RequestScoped
public class ClientsPage {

    private final LazyDataModel<ClientEntry> pages;

    /** Over the clients. */
    @Inject
    public ClientsPage(ClientRoll roll) {
        this.pages = new Pages(roll);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ClientsPage() {
        this.pages = null;
    }

    /** The rows. */
    public LazyDataModel<ClientEntry> pages() {
        return pages;
    }

    /** Lives as long as one request; it is never stored, although its base class says it could be. */
    private static final class Pages extends LazyDataModel<ClientEntry> {

        private static final long serialVersionUID = 1L;

        private final transient ClientRoll roll;

        Pages(ClientRoll roll) {
            this.roll = roll;
        }

        @Override
        public int count(Map<String, FilterMeta> unused) {
            return roll.count();
        }

        @Override
        public List<ClientEntry> load(
                int first, int pageSize, Map<String, SortMeta> unusedSort, Map<String, FilterMeta> unusedFilter) {
            return roll.page(first, pageSize);
        }
    }
}
