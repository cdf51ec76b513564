// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * This server as passkeys know it: by the host of its public address.
 *
 * <p>A passkey belongs to a domain name for ever (WebAuthn §5.1.2, RP ID), so an address such as {@code 127.0.0.1} can have none.
 */
@Component
public final class RelyingParty {

    /** What browsers read as an IPv4 address: a last label that is a number (WHATWG URL §3.5, "ends in a number"). */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private final String id;
    private final String name;
    private final Origin origin;
    private final boolean providerOnly;

    /** As configured. */
    @Inject
    public RelyingParty(Settings settings) {
        String address = settings.publicUrl().value();
        this.id = URI.create(address).getHost().toLowerCase(Locale.ROOT);
        this.name = settings.resourceName();
        this.origin = Origin.create(address);
        this.providerOnly = settings.provider().map(ProviderSettings::only).orElse(false);
    }

    /** Whether there can be passkeys at all. */
    public boolean possible() {
        return !id.startsWith("[") && !ENDS_IN_A_NUMBER.matcher(id).matches();
    }

    /** Whether a passkey may be the only step of a sign-in; not where only an identity provider signs people in. */
    public boolean signsInAlone() {
        return possible() && !providerOnly;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** What an answer to this challenge must say; no page of another origin may have asked, nor framed one of ours. */
    ServerProperty expecting(byte[] challenge) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(id)
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
