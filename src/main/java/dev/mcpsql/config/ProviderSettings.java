// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.ProfileName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The OpenID provider where staff may sign in.
 *
 * @param issuer its identifier, compared as it is written (OpenID Connect Discovery 1.0 §4.3)
 * @param name what people call it, on the sign-in page
 * @param registration as what this server is known there
 * @param groups what its groups mean here
 * @param factors what it says when it saw a second factor
 * @param recheck how long its word about a person holds
 * @param maxAge the oldest sign-in there that is accepted here, if that matters
 * @param only whether passwords of this server's own are not asked for
 */
public record ProviderSettings(
        String issuer,
        String name,
        Registration registration,
        Groups groups,
        Factors factors,
        Duration recheck,
        Optional<Duration> maxAge,
        boolean only) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public ProviderSettings {
        if (!lasts(recheck) || !maxAge.map(ProviderSettings::lasts).orElse(true)) {
            throw new IllegalArgumentException("recheck and max-age are 1m to 30d");
        }
    }

    private static boolean lasts(Duration duration) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    /**
     * As what this server is registered at the provider.
     *
     * @param clientId given by the provider
     * @param clientSecret from the environment; absent on the command line only
     * @param scopes asked for; {@code openid} is among them
     */
    public record Registration(String clientId, Optional<Secret> clientSecret, List<String> scopes) {

        /**
         * Checks the scopes.
         *
         * @throws IllegalArgumentException without {@code openid}
         */
        public Registration {
            scopes = List.copyOf(scopes);
            if (!scopes.contains("openid")) {
                throw new IllegalArgumentException("scopes must contain openid");
            }
        }
    }

    /**
     * What groups mean here.
     *
     * @param claim of the ID token that lists a person's groups
     * @param profiles the group of each profile; when there is none, profiles are assigned here alone
     * @param staff the group of those who may use this server; without it, newcomers are staff
     * @param administrator the group of administrators; without it, they are appointed here alone
     */
    public record Groups(
            String claim, Map<ProfileName, String> profiles, Optional<String> staff, Optional<String> administrator) {

        /**
         * Copies the map.
         *
         * @throws IllegalArgumentException when two profiles have one group, whose members could hold neither
         */
        public Groups {
            profiles = Map.copyOf(profiles);
            if (Set.copyOf(profiles.values()).size() < profiles.size()) {
                throw new IllegalArgumentException("two profiles have the same group; each needs its own");
            }
        }
    }

    /**
     * What the provider says when it saw a second factor; either is enough (OpenID Connect Core 1.0 §2, RFC 8176).
     *
     * @param acr accepted values of {@code acr}
     * @param amr accepted values of {@code amr}
     */
    public record Factors(Set<String> acr, Set<String> amr) {
        /** Copies the sets. */
        public Factors {
            acr = Set.copyOf(acr);
            amr = Set.copyOf(amr);
        }
    }
}
