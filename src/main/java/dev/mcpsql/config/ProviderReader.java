// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.ProfileName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads {@code mcp-sql.sso.*}: all of it, or none. One use each. */
final class ProviderReader {

    private static final Duration USUAL_RECHECK = Duration.ofHours(12);

    private static final List<String> USUAL_SCOPES = List.of("openid", "profile", "email");

    private final ConfiguredValues values;
    private final List<ProfileName> known;
    private final List<String> faults = new ArrayList<>();

    ProviderReader(ConfiguredValues values, List<ProfileName> known) {
        this.values = values;
        this.known = known;
    }

    /** The provider; empty when none is configured, or something is wrong with it. */
    Optional<ProviderSettings> provider() {
        if (!begun()) {
            return Optional.empty();
        }
        Optional<String> issuer = required(SettingKey.SSO_ISSUER, ValueReader::issuer);
        Optional<ProviderSettings.Registration> registration = registration();
        Optional<ProviderSettings.Groups> groups = groups();
        ProviderSettings.Factors factors = new ProviderSettings.Factors(
                Set.copyOf(optional(SettingKey.SSO_MFA_ACR, List.of(), ValueReader::list)),
                Set.copyOf(optional(SettingKey.SSO_MFA_AMR, List.of(), ValueReader::list)));
        String name = optional(SettingKey.SSO_NAME, "single sign-on", Function.identity());
        Duration recheck = optional(SettingKey.SSO_RECHECK, USUAL_RECHECK, ValueReader::duration);
        Optional<Duration> maxAge =
                optional(SettingKey.SSO_MAX_AGE, Optional.empty(), text -> Optional.of(ValueReader.duration(text)));
        boolean only = optional(SettingKey.SSO_ONLY, false, ValueReader::bool);
        if (issuer.isEmpty() || registration.isEmpty() || groups.isEmpty()) {
            return Optional.empty();
        }
        return checked(() -> new ProviderSettings(
                issuer.get(), name, registration.get(), groups.get(), factors, recheck, maxAge, only));
    }

    /** What is wrong with it. */
    List<String> faults() {
        return faults;
    }

    /** A secret alone asks for nothing: the environment may be shared with a stage that has a provider. */
    private boolean begun() {
        return !values.groupKeys().isEmpty()
                || Stream.of(SettingKey.values())
                        .filter(key -> key.name().startsWith("SSO_") && key.kind() == SettingKey.Kind.POLICY)
                        .anyMatch(key -> values.value(key).isPresent());
    }

    private Optional<ProviderSettings.Registration> registration() {
        Optional<String> client = required(SettingKey.SSO_CLIENT_ID, Function.identity());
        Optional<Secret> secret = values.value(SettingKey.SSO_CLIENT_SECRET).map(Secret::new);
        List<String> scopes = optional(SettingKey.SSO_SCOPES, USUAL_SCOPES, text -> List.of(text.split("[ ,]+")));
        return client.flatMap(id -> checked(() -> new ProviderSettings.Registration(id, secret, scopes)));
    }

    private Optional<ProviderSettings.Groups> groups() {
        Map<ProfileName, String> profiles = new HashMap<>();
        for (String key : values.groupKeys()) {
            ProfileName profile = new ProfileName(key.substring(key.lastIndexOf('.') + 1));
            if (!known.contains(profile)) {
                faults.add("unknown key " + key + " (no such profile in mcp-sql.profiles)");
            }
            values.value(key)
                    .ifPresentOrElse(group -> profiles.put(profile, group), () -> faults.add(key + " is empty"));
        }
        return checked(() -> new ProviderSettings.Groups(
                optional(SettingKey.SSO_GROUPS_CLAIM, "groups", Function.identity()),
                profiles,
                values.value(SettingKey.SSO_STAFF_GROUP),
                values.value(SettingKey.SSO_ADMINISTRATOR_GROUP)));
    }

    private <T> Optional<T> required(SettingKey key, Function<String, T> reader) {
        if (values.value(key).isEmpty()) {
            faults.add(key.key() + " is missing");
        }
        return values.value(key).flatMap(text -> read(key, text, reader));
    }

    private <T> T optional(SettingKey key, T usual, Function<String, T> reader) {
        return values.value(key).flatMap(text -> read(key, text, reader)).orElse(usual);
    }

    private <T> Optional<T> read(SettingKey key, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException wrong) {
            faults.add(key.key() + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<T> checked(Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException wrong) {
            faults.add("mcp-sql.sso: " + wrong.getMessage());
            return Optional.empty();
        }
    }
}
