// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.gate.Policy;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.CatalogUnavailableException;
import dev.mcpsql.profile.Catalogs;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a caller may see at this moment: profile, catalog and the gate's policy made of them. Thread-safe. */
final class Scopes {

    private final Profiles profiles;
    private final Catalogs catalogs;
    private final Map<ProfileName, Scope> latest = new ConcurrentHashMap<>();

    Scopes(Profiles profiles, Catalogs catalogs) {
        this.profiles = profiles;
        this.catalogs = catalogs;
    }

    /** Does the work within the profile's scope, or says why there is none. */
    Outcome within(ProfileName name, Function<Scope, Outcome> work) {
        Optional<Profile> profile = profiles.of(name);
        if (profile.isEmpty()) {
            return Outcome.refused(OutcomeReason.MISCONFIGURED, "Your profile is not configured on this server.");
        }
        Scope scope;
        try {
            scope = scope(profile.get());
        } catch (CatalogUnavailableException down) {
            return Outcome.failed(
                    new Refusal(down.reason(), "The database does not tell now what you may see."),
                    "",
                    down.sqlState());
        }
        return work.apply(scope);
    }

    /** PostgreSQL just contradicted the catalog. */
    void forget(Scope scope) {
        catalogs.forget(scope.profile());
    }

    /** The policy is made anew only when the catalog was read anew; comparing what is in them would take every call longer. */
    @SuppressWarnings("ReferenceEquality")
    private Scope scope(Profile profile) {
        Catalog catalog = catalogs.of(profile);
        Scope before = latest.get(profile.name());
        if (before != null && before.catalog() == catalog) {
            return before;
        }
        Scope now = new Scope(profile, catalog, new Policy(catalog.visibleColumns(), profile.rules()));
        latest.put(profile.name(), now);
        return now;
    }
}
