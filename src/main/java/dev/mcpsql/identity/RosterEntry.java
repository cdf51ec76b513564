// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person as an operator sees one.
 *
 * @param standing what the person may do now
 * @param credentials what the person signs in with
 * @param createdAt when the account was made
 * @param lastSignInAt the last time all factors were right; empty when there was none
 * @param sessions how many web sessions are live
 * @param tokens how many access tokens are live
 */
public record RosterEntry(
        Standing standing,
        Credentials credentials,
        Instant createdAt,
        Optional<Instant> lastSignInAt,
        int sessions,
        int tokens) {

    /** The person's rank. */
    public Rank rank() {
        return Rank.of(standing);
    }

    /**
     * What a person signs in with.
     *
     * @param password whether there is one
     * @param totp whether an authenticator is enrolled
     * @param passkeys how many
     * @param recoveryCodes how many are unused
     * @param provider the issuer at which the person signs in; empty without one
     */
    public record Credentials(
            boolean password, boolean totp, int passkeys, int recoveryCodes, Optional<String> provider) {

        /** Each in a word, the number of several in parentheses. */
        public List<String> words() {
            List<String> words = new ArrayList<>();
            if (password) {
                words.add("password");
            }
            if (totp) {
                words.add("totp");
            }
            if (passkeys > 0) {
                words.add("passkeys(" + passkeys + ")");
            }
            if (recoveryCodes > 0) {
                words.add("recovery(" + recoveryCodes + ")");
            }
            provider.ifPresent(issuer -> words.add("provider"));
            return words;
        }
    }
}
