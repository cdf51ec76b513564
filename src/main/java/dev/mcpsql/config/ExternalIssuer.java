// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization server whose tokens are trusted instead of our own (MicroProfile JWT 2.1 §9.2).
 *
 * @param issuer {@code iss} to the letter
 * @param keyLocation where its keys are: {@code https}, {@code http} on a loopback host, or a file
 * @param keyText the keys themselves; there is either this or the location
 * @param algorithm the only one that is accepted, {@code RS256} or {@code ES256}
 * @param audiences what {@code aud} may call this server
 * @param clockSkew by how much its clock may differ from ours
 * @param tokenAge the most time since {@code iat}; empty: {@code exp} alone decides
 * @param personClaim the claim that holds the person's username here
 * @param tokenTypes what {@code typ} may be, in lower case
 */
public record ExternalIssuer(
        String issuer,
        Optional<URI> keyLocation,
        Optional<String> keyText,
        String algorithm,
        Set<String> audiences,
        Duration clockSkew,
        Optional<Duration> tokenAge,
        String personClaim,
        Set<String> tokenTypes) {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256");

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException when the values do not fit each other
     */
    public ExternalIssuer {
        audiences = Set.copyOf(audiences);
        tokenTypes = Set.copyOf(tokenTypes);
        if (keyLocation.isPresent() == keyText.isPresent()) {
            throw new IllegalArgumentException(
                    "need either mp.jwt.verify.publickey.location or mp.jwt.verify.publickey");
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException("mp.jwt.verify.publickey.algorithm is RS256 or ES256");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("mp.jwt.verify.clock.skew is 0 to 300 seconds");
        }
        if (tokenAge.filter(age -> age.toSeconds() < 1).isPresent()) {
            throw new IllegalArgumentException("mp.jwt.verify.token.age is a number of seconds from 1");
        }
        if (audiences.isEmpty() || tokenTypes.isEmpty() || personClaim.isBlank()) {
            throw new IllegalArgumentException("audiences, token types and the person's claim are not empty");
        }
    }
}
