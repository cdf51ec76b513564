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
 * Renews tokens by a refresh token, which is replaced each time (OAuth 2.1 §4.3; RFC 9700 §4.14.2).
 *
 * <p>One that was used before has two owners, and nobody can say which of them is the thief. So its family ends, however soon the
 * second use comes and whichever client shows it: of any number at once exactly one wins, and the next one takes the
 * winner's tokens back. There is no grace period: a thief who is quick would live on in it (ADR 30).
 */
@Component
final class Renewal {

    private static final Issue DEAD = new Issue.Dead();

    /**
     * What a renewal must show.
     *
     * @param token the refresh token
     * @param clientId it was issued to
     */
    record Proof(String token, String clientId) {}

    private final RefreshTokens tokens;
    private final Families families;
    private final GrantHold hold;
    private final GrantGate gate;
    private final TokenIssuer issuer;
    private final Clock clock;

    @Inject
    Renewal(RefreshTokens tokens, Families families, GrantHold hold, GrantGate gate, TokenIssuer issuer, Clock clock) {
        this.tokens = tokens;
        this.families = families;
        this.hold = hold;
        this.gate = gate;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The next tokens; all of it happens or nothing. A person who lost the right in between ends the family. */
    Issue renew(Proof proof, String address) {
        TokenIssuer.Signer signer = issuer.signer();
        return tokens.owner(proof.token())
                .flatMap(account ->
                        hold.with(account, (session, held) -> renewed(session, held, proof, address, signer)))
                .orElse(DEAD);
    }

    private Issue renewed(
            StateSession session, GrantHold.Held held, Proof proof, String address, TokenIssuer.Signer signer)
            throws SQLException {
        Optional<RefreshTokens.Stored> token = tokens.find(session, proof.token());
        if (token.isEmpty()) {
            return DEAD;
        }
        Allowance allowance = token.get().allowance();
        if (token.get().used()) {
            families.end(session, allowance);
            return DEAD;
        }
        if (!isGood(token.get(), proof)) {
            return DEAD;
        }
        tokens.spend(session, proof.token());
        Optional<DenialEntry> denial = gate.denial(held, allowance, address);
        if (denial.isPresent()) {
            families.end(session, allowance);
            return new Issue.Denied(denial.get());
        }
        return families.goOn(session, allowance, token.get().familyEndsAt(), signer);
    }

    private boolean isGood(RefreshTokens.Stored token, Proof proof) {
        return !token.revoked()
                && clock.instant().isBefore(token.familyEndsAt())
                && token.allowance().clientId().equals(proof.clientId());
    }
}
