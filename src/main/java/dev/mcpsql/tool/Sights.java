// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.Component;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.CatalogUnavailableException;
import dev.mcpsql.profile.Catalogs;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What each profile sees now, as far as the tools know: a minute old at most. Thread-safe. */
@Component
public final class Sights {

    private final Profiles profiles;
    private final Catalogs catalogs;
    private final Map<ProfileName, Seen> latest = new ConcurrentHashMap<>();

    private record Seen(Catalog catalog, Sight sight) {}

    /** Over the same catalogs that the tools read. */
    @Inject
    public Sights(Profiles profiles, Catalogs catalogs) {
        this.profiles = profiles;
        this.catalogs = catalogs;
    }

    /** Empty when there is no such profile, or the database does not tell now; one and the same value until it changes. */
    public Optional<Sight> of(ProfileName name) {
        return profiles.of(name).flatMap(this::read);
    }

    private Optional<Sight> read(Profile profile) {
        try {
            Catalog catalog = catalogs.of(profile);
            return Optional.of(latest.compute(profile.name(), (name, before) -> seen(catalog, before)))
                    .map(Seen::sight);
        } catch (CatalogUnavailableException down) {
            return Optional.empty();
        }
    }

    /** Compared column by column only when the catalog was read anew. */
    @SuppressWarnings("ReferenceEquality")
    private static Seen seen(Catalog catalog, @Nullable Seen before) {
        if (before != null && before.catalog() == catalog) {
            return before;
        }
        Sight now = Sight.of(catalog);
        return new Seen(catalog, before != null && before.sight().equals(now) ? before.sight() : now);
    }
}
