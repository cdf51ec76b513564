// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProfileSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The profiles that the operator configured. */
@Component
public final class Profiles {

    private final List<Profile> profiles;

    /** Over the checked settings. */
    @Inject
    public Profiles(Settings settings) {
        this.profiles = settings.profiles().stream().map(Profiles::profile).toList();
    }

    /** The profile of that name; empty when an account still holds one that the file no longer has. */
    public Optional<Profile> of(ProfileName name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** All of them, in the order of the file. */
    public List<Profile> all() {
        return profiles;
    }

    private static Profile profile(ProfileSettings settings) {
        return new Profile(
                settings.name(),
                settings.role(),
                settings.relations(),
                settings.rules(),
                settings.budget(),
                settings.sessionBound());
    }
}
