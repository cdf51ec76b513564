// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.config.Component;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogs of the profiles, each read anew when a minute old. Thread-safe.
 *
 * <p>A stale catalog opens nothing: PostgreSQL checks the role's grants at every query.
 */
@Component
public final class Catalogs {

    /** How long a column that was just granted or dropped may go unnoticed. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Read(Profile profile, Catalog catalog, Instant at) {}

    private final CatalogReader reader;
    private final Clock clock;
    private final Map<ProfileName, Read> known = new ConcurrentHashMap<>();

    /** Over the way to the database. */
    @Inject
    public Catalogs(CatalogReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * What the profile sees, at most a minute old.
     *
     * @throws CatalogUnavailableException when it must be read and the database did not answer
     */
    public Catalog of(Profile profile) {
        Instant now = clock.instant();
        Read before = known.get(profile.name());
        if (before != null
                && before.profile().equals(profile)
                && now.isBefore(before.at().plus(FRESH))) {
            return before.catalog();
        }
        Catalog catalog = reader.read(profile);
        known.put(profile.name(), new Read(profile, catalog, now));
        return catalog;
    }

    /** Reads anew at the next question: PostgreSQL just said that a relation or column is not there (42P01, 42703). */
    public void forget(Profile profile) {
        known.remove(profile.name());
    }
}
