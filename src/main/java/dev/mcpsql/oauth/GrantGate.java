// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.access.Eligibility;
import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.client.Clients;
import dev.mcpsql.config.Component;
import dev.mcpsql.identity.GrantHold;
import dev.mcpsql.identity.Standing;
import dev.mcpsql.vocabulary.DenialReason;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks whether a person may have what is about to be granted. */
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
    private final Clients clients;
    private final Denials denials;

    @Inject
    GrantGate(Eligibility eligibility, Clients clients, Denials denials) {
        this.eligibility = eligibility;
        this.clients = clients;
        this.denials = denials;
    }

    /** Why the person in the browser may not, written down; or empty. */
    Optional<DenialReason> denial(Standing person, Place place) {
        Optional<DenialReason> reason = eligibility.of(person).match(profile -> Optional.empty(), Optional::of);
        reason.ifPresent(why -> denials.write(entry(person, why, place)));
        return reason;
    }

    /** A person let the client in: it is one to keep, whether it comes for its token or not. */
    void allowed(String clientId) {
        clients.used(clientId);
    }

    /** The row to write, once the transaction is over, when the person may not any more; or empty. */
    Optional<DenialEntry> denial(GrantHold.Held held, Allowance allowance, String address) {
        Place place = new Place(allowance.clientId(), "", allowance.redirectUri(), address);
        return eligibility
                .of(held.person(), held.presence())
                .match(profile -> Optional.empty(), reason -> Optional.of(entry(held.person(), reason, place)));
    }

    private static DenialEntry entry(Standing person, DenialReason reason, Place place) {
        return new DenialEntry(
                person.accountId(),
                person.username(),
                reason,
                place.clientId(),
                place.tokenId(),
                place.redirectUri(),
                place.address(),
                "");
    }
}
