// SPDX-License-Identifier: MIT
package dev.mcpsql.admin;

import dev.mcpsql.audit.RecordedQuery;
import dev.mcpsql.audit.TrailReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bean of {@code admin/query.xhtml}: one call of the query trail, named by {@code call} in the address. */
@Named("query")
@RequestScoped
public class QueryPage {

    private final Optional<RecordedQuery> recorded;

    /** Looks the call up. */
    @Inject
    public QueryPage(TrailReader trails, @RequestParameterMap Map<String, String> parameters) {
        this.recorded = callId(parameters.getOrDefault("call", "")).flatMap(trails::query);
    }

    /** For the container's proxy. */
    protected QueryPage() {
        this.recorded = Optional.empty();
    }

    /** The call, or null when the trail has none of that key: expression language knows no {@code Optional}. */
    public @Nullable RecordedQuery recorded() {
        return recorded.orElse(null);
    }

    private static Optional<UUID> callId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}
