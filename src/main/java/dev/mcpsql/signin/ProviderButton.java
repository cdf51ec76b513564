// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.federation.ProviderSignIn;
import dev.mcpsql.web.Destination;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What pages show of the provider, if one is configured. */
@Component
final class ProviderButton {

    private final ProviderSignIn provider;
    private final boolean passwords;

    @Inject
    ProviderButton(ProviderSignIn provider, Settings settings) {
        this.provider = provider;
        this.passwords = !settings.provider().map(ProviderSettings::only).orElse(false);
    }

    /** Whether accounts of this server's own sign in beside the provider's people. */
    boolean passwords() {
        return passwords;
    }

    /** For the sign-in page. */
    Map<String, Object> fields(Destination destination) {
        return Map.of(
                "provider", provider.name().isPresent(),
                "providerName", provider.name().orElse(""),
                "query", destination.query(),
                "passwords", passwords);
    }

    /** For the page after the sign-out. */
    Map<String, Object> signOutFields() {
        Optional<URI> there = provider.signOut();
        return new HashMap<>(Map.of(
                "atProvider", there.isPresent(),
                "providerName", provider.name().orElse(""),
                "providerSignOut", there.map(URI::toString).orElse("")));
    }
}
