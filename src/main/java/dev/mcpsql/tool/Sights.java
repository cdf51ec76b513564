// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.config.Component;
import dev.mcpsql.profile.CatalogUnavailableException;
import dev.mcpsql.profile.Catalogs;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each profile sees now, as far as the tools know: a minute old at most. Thread-safe. */
@Component
public final class Sights {

    private final Profiles profiles;
    private final Catalogs catalogs;
    private final Map<ProfileName, Sight> latest = new ConcurrentHashMap<>();

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
            Sight now = Sight.of(catalogs.of(profile));
            return Optional.ofNullable(
                    latest.merge(profile.name(), now, (before, read) -> Objects.equals(before, read) ? before : read));
        } catch (CatalogUnavailableException down) {
            return Optional.empty();
        }
    }
}
