// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.identity.Presence;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.vocabulary.ProfileName;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rule who may have data: active, staff, with a second factor where one is required, and holding exactly one profile that
 * is configured, with a live web session where the profile asks for one. The authorization server asks before it grants, and every request asks again.
 */
@Component
public final class Eligibility {

    /** The answer. */
    public sealed interface Ruling {
        /** One branch for each ending. */
        <R> R match(Function<ProfileName, R> onGranted, Function<DenialReason, R> onDenied);
    }

    /** Yes, under this profile. */
    record Granted(ProfileName profile) implements Ruling {
        @Override
        public <R> R match(Function<ProfileName, R> onGranted, Function<DenialReason, R> onDenied) {
            return onGranted.apply(profile);
        }
    }

    /** No. */
    record Denied(DenialReason reason) implements Ruling {
        @Override
        public <R> R match(Function<ProfileName, R> onGranted, Function<DenialReason, R> onDenied) {
            return onDenied.apply(reason);
        }
    }

    private final Profiles profiles;
    private final boolean mfaRequired;

    /** For the configured profiles. */
    @Inject
    public Eligibility(Profiles profiles, Settings settings) {
        this.profiles = profiles;
        this.mfaRequired = settings.signIn().mfaRequired();
    }

    /** Judges a person who is signed in on the web pages at this moment. */
    public Ruling of(Standing person) {
        return of(person, Presence.SIGNED_IN);
    }

    /** Judges the person; the first reason in this order wins. */
    public Ruling of(Standing person, Presence presence) {
        if (!person.active() || !person.staff()) {
            return new Denied(DenialReason.INACTIVE_OR_NON_STAFF);
        }
        if (mfaRequired && !person.mfa()) {
            return new Denied(DenialReason.NO_MFA);
        }
        return switch (person.profiles().size()) {
            case 0 -> new Denied(DenialReason.NO_PERM);
            case 1 -> configured(person.profiles().get(0), presence);
            default -> new Denied(DenialReason.AMBIGUOUS_PROFILE);
        };
    }

    /** Whether the pages of staff open: the same rule without the profile, which is about data. */
    boolean opensPages(Standing person) {
        return person.active() && person.staff() && (person.mfa() || !mfaRequired);
    }

    /** A profile that left the configuration opens nothing; one bound to the session opens while its person is there. */
    private Ruling configured(String assigned, Presence presence) {
        Optional<Profile> profile = profiles.all().stream()
                .filter(known -> known.name().value().equals(assigned))
                .findFirst();
        if (profile.isEmpty()) {
            return new Denied(DenialReason.NO_PERM);
        }
        boolean open =
                switch (presence) {
                    case SIGNED_IN -> true;
                    case AWAY -> !profile.get().sessionBound();
                    case LAPSED -> false;
                };
        return open ? new Granted(profile.get().name()) : new Denied(DenialReason.NO_SESSION);
    }
}
