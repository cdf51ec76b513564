// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.Eligibility;
import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.client.Clients;
import dev.mcpsql.config.Component;
import dev.mcpsql.identity.Accounts;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.token.Grant;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks whether a person may have what is about to be granted, and writes each denial down. */
@Component
final class GrantGate {

    /**
     * Where a denial happens.
     *
     * @param clientId the client, empty when none is known
     * @param tokenId the token, empty when there is none
     * @param redirectUri where the client wanted the answer
     * @param address of the browser or client
     */
    record Place(String clientId, String tokenId, String redirectUri, String address) {}

    private final Eligibility eligibility;
    private final Accounts accounts;
    private final TokenRevocations revocations;
    private final Clients clients;
    private final Denials denials;

    @Inject
    GrantGate(
            Eligibility eligibility,
            Accounts accounts,
            TokenRevocations revocations,
            Clients clients,
            Denials denials) {
        this.eligibility = eligibility;
        this.accounts = accounts;
        this.revocations = revocations;
        this.clients = clients;
        this.denials = denials;
    }

    /** Why the person may not, or empty. */
    Optional<DenialReason> denial(Standing person, Place place) {
        Optional<DenialReason> reason = eligibility.of(person).match(profile -> Optional.empty(), Optional::of);
        reason.ifPresent(why -> write(person, why, place));
        return reason;
    }

    /** A person let the client in: it is one to keep, whether it comes for its token or not. */
    void allowed(String clientId) {
        clients.used(clientId);
    }

    /** Asks again at the moment of the token; a grant whose person lost the right in between ends here. */
    boolean stillOpenFor(Grant grant, String address) {
        Place place = new Place(grant.clientId(), grant.tokenId(), grant.redirectUri(), address);
        boolean open = accounts.standing(grant.accountId())
                .filter(person -> denial(person, place).isEmpty())
                .isPresent();
        if (open) {
            clients.used(grant.clientId());
            revocations.sweep();
        } else {
            revocations.revoke(grant.tokenId());
        }
        return open;
    }

    private void write(Standing person, DenialReason reason, Place place) {
        denials.write(new DenialEntry(
                person.accountId(),
                person.username(),
                reason,
                place.clientId(),
                place.tokenId(),
                place.redirectUri(),
                place.address(),
                ""));
    }
}
