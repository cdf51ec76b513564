// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.mcpsql.config.ProviderSettings;
import dev.mcpsql.identity.ProviderIdentity;
import dev.mcpsql.vocabulary.ProfileName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the claims of a verified ID token mean here. */
final class ClaimsReader {

    private final ProviderSettings settings;

    ClaimsReader(ProviderSettings settings) {
        this.settings = settings;
    }

    ProviderIdentity identity(IDTokenClaimsSet claims) {
        return new ProviderIdentity(
                claims.getIssuer().getValue(),
                claims.getSubject().getValue(),
                Optional.ofNullable(claims.getSessionID()).map(session -> session.getValue()),
                names(claims),
                duties(groups(claims)),
                mfa(claims));
    }

    /** An address names a person only when the provider has verified it (Core 1.0 §5.1). */
    private static List<String> names(IDTokenClaimsSet claims) {
        Optional<String> username = text(claims, "preferred_username");
        Optional<String> address =
                Boolean.TRUE.equals(claims.getClaim("email_verified")) ? text(claims, "email") : Optional.empty();
        return Stream.of(username, address).flatMap(Optional::stream).toList();
    }

    private ProviderIdentity.Duties duties(Set<String> groups) {
        ProviderSettings.Groups meaning = settings.groups();
        Set<ProfileName> profiles = meaning.profiles().entrySet().stream()
                .filter(entry -> groups.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return new ProviderIdentity.Duties(
                meaning.profiles().isEmpty() ? Optional.empty() : Optional.of(profiles),
                meaning.staff().map(groups::contains),
                meaning.administrator().map(groups::contains));
    }

    /** A list of texts, or one text; whatever else is in the claim is no group. */
    private Set<String> groups(IDTokenClaimsSet claims) {
        return texts(claims, settings.groups().claim());
    }

    private boolean mfa(IDTokenClaimsSet claims) {
        boolean byContext =
                text(claims, "acr").filter(settings.factors().acr()::contains).isPresent();
        return byContext
                || texts(claims, "amr").stream().anyMatch(settings.factors().amr()::contains);
    }

    private static Optional<String> text(IDTokenClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Set<String> texts(IDTokenClaimsSet claims, String name) {
        Object value = claims.getClaim(name);
        Stream<?> values = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        return values.filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
}
