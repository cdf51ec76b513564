// SPDX-License-Identifier: MIT
package dev.mcpsql.oauth;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.config.Component;
import dev.mcpsql.identity.GrantHold;
import dev.mcpsql.state.StateSession;
import dev.mcpsql.token.TokenIssuer;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Redeems authorization codes (OAuth 2.1 §4.1.3), each once.
 *
 * <p>Whoever shows a redeemed code again, however soon, proves that two have it, so all that came of it ends (RFC 6749 §4.1.2;
 * RFC 9700 §4.5.3). Of any number at once exactly one wins, and the next one takes the winner's tokens back.
 */
@Component
final class CodeExchange {

    private static final Issue DEAD = new Issue.Dead();

    /**
     * What a redemption must show.
     *
     * @param code the code itself
     * @param clientId it was issued to
     * @param redirectUri it was sent to
     * @param verifier of PKCE
     */
    record Proof(String code, String clientId, String redirectUri, String verifier) {

        /** Same client, same redirect URI to the letter, right verifier. */
        private boolean meets(Codes.Stored code) {
            return code.allowance().clientId().equals(clientId)
                    && code.allowance().redirectUri().equals(redirectUri)
                    && code.challenge().metBy(verifier);
        }
    }

    private final Codes codes;
    private final Families families;
    private final GrantHold hold;
    private final GrantGate gate;
    private final TokenIssuer issuer;
    private final Clock clock;

    @Inject
    CodeExchange(Codes codes, Families families, GrantHold hold, GrantGate gate, TokenIssuer issuer, Clock clock) {
        this.codes = codes;
        this.families = families;
        this.hold = hold;
        this.gate = gate;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The tokens behind the code; all of it happens or nothing. */
    Issue redeem(Proof proof, String address) {
        TokenIssuer.Signer signer = issuer.signer();
        return codes.owner(proof.code())
                .flatMap(account ->
                        hold.with(account, (session, held) -> redeemed(session, held, proof, address, signer)))
                .orElse(DEAD);
    }

    private Issue redeemed(
            StateSession session, GrantHold.Held held, Proof proof, String address, TokenIssuer.Signer signer)
            throws SQLException {
        Optional<Codes.Stored> code = codes.find(session, proof.code());
        if (code.isEmpty()) {
            return DEAD;
        }
        Allowance allowance = code.get().allowance();
        if (code.get().redeemed()) {
            families.end(session, allowance);
            return DEAD;
        }
        if (!clock.instant().isBefore(code.get().expiresAt()) || !proof.meets(code.get())) {
            return DEAD;
        }
        codes.spend(session, proof.code());
        Optional<DenialEntry> denial = gate.denial(held, allowance, address);
        return denial.isPresent() ? new Issue.Denied(denial.get()) : families.begin(session, allowance, signer);
    }
}
