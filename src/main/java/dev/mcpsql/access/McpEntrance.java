// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.audit.DenialEntry;
import dev.mcpsql.audit.Denials;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import dev.mcpsql.throttle.Act;
import dev.mcpsql.throttle.Throttle;
import dev.mcpsql.vocabulary.AddressBlock;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Decides about one request to the MCP endpoint: Origin and Host, then the token, then the person. */
@Component
final class McpEntrance {

    private final OwnOrigin ownOrigin;
    private final TokenVerifier tokens;
    private final Revalidation revalidation;
    private final Denials denials;
    private final Throttle throttle;
    private final Settings.PublicUrl publicUrl;

    @Inject
    McpEntrance(
            OwnOrigin ownOrigin,
            TokenVerifier tokens,
            Revalidation revalidation,
            Denials denials,
            Throttle throttle,
            Settings settings) {
        this.ownOrigin = ownOrigin;
        this.tokens = tokens;
        this.throttle = throttle;
        this.revalidation = revalidation;
        this.denials = denials;
        this.publicUrl = settings.publicUrl();
    }

    Entrance of(HttpServletRequest request) {
        if (!ownOrigin.covers(headers(request, "Host"), headers(request, "Origin"))) {
            return new Entrance.Denied(DenialAnswer.toForeigner());
        }
        return BearerToken.of(headers(request, "Authorization"))
                .map(token -> verified(token, request))
                .orElseGet(this::stranger);
    }

    private Entrance verified(String token, HttpServletRequest request) {
        return tokens.verify(token)
                .match(
                        claims -> recognized(claims, ClientAddress.of(request)),
                        this::stranger,
                        () -> guessed(ClientAddress.counted(request)));
    }

    /** Answered as before whatever the count says: a block that could be seen would tell when to change the address. */
    private Entrance guessed(Optional<AddressBlock> address) {
        address.ifPresent(known -> throttle.attempt(Act.BAD_TOKEN, known));
        return stranger();
    }

    private Entrance recognized(TokenClaims claims, String address) {
        return revalidation
                .of(claims, address)
                .match(
                        caller -> new Entrance.Granted(new AuthenticatedCaller(caller, claims)),
                        this::denied,
                        this::stranger);
    }

    private Entrance denied(DenialEntry entry) {
        denials.write(entry);
        return new Entrance.Denied(DenialAnswer.to(entry.reason(), publicUrl));
    }

    private Entrance stranger() {
        return new Entrance.Denied(DenialAnswer.toStranger(publicUrl));
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
