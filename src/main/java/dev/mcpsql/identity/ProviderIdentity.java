// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import dev.mcpsql.vocabulary.ProfileName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an OpenID provider said of a person who has just signed in there.
 *
 * @param issuer the provider
 * @param subject the person there, never given to anybody else (OpenID Connect Core 1.0 §2, {@code sub})
 * @param session the session there, when the provider names it
 * @param names what a newcomer may be called here, the best first
 * @param duties what the person's groups mean here
 * @param mfa whether the provider saw a second factor that is accepted here
 */
public record ProviderIdentity(
        String issuer, String subject, Optional<String> session, List<String> names, Duties duties, boolean mfa) {

    /** Copies the list. */
    public ProviderIdentity {
        names = List.copyOf(names);
    }

    /**
     * What the groups mean; empty parts are not the provider's to say.
     *
     * @param profiles all that the person holds from now on
     * @param staff whether the person may use this server
     * @param administrator whether the administrators' pages open
     */
    public record Duties(
            Optional<Set<ProfileName>> profiles, Optional<Boolean> staff, Optional<Boolean> administrator) {

        /** Copies the set. */
        public Duties {
            profiles = profiles.map(Set::copyOf);
        }
    }
}
