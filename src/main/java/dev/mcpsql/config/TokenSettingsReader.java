// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is said of tokens, their keys and a foreign issuer. One use each. */
final class TokenSettingsReader {

    /** What means nothing while nobody's tokens are trusted. */
    private static final List<SettingKey> OF_AN_ISSUER = List.of(
            SettingKey.JWT_KEY_LOCATION,
            SettingKey.JWT_KEY,
            SettingKey.JWT_KEY_ALGORITHM,
            SettingKey.JWT_AUDIENCES,
            SettingKey.JWT_CLOCK_SKEW,
            SettingKey.JWT_TOKEN_AGE,
            SettingKey.JWT_PERSON_CLAIM,
            SettingKey.JWT_TOKEN_TYPES);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Settings.PublicUrl publicUrl;
    private final ConfiguredValues values;
    private final List<String> faults = new ArrayList<>();

    TokenSettingsReader(Settings.PublicUrl publicUrl, ConfiguredValues values) {
        this.publicUrl = publicUrl;
        this.values = values;
    }

    /** The settings; empty when something is wrong with them. */
    Optional<TokenSettings> settings() {
        Optional<Duration> keys = read(SettingKey.SIGNING_KEY_LIFETIME, ValueReader::duration);
        Optional<Boolean> refresh = read(SettingKey.TOKEN_REFRESH, ValueReader::bool);
        Optional<Duration> lifetime = read(SettingKey.REFRESH_LIFETIME, ValueReader::duration);
        Optional<ExternalIssuer> issuer = externalIssuer();
        if (!faults.isEmpty() || keys.isEmpty() || refresh.isEmpty()) {
            return Optional.empty();
        }
        return checked(() -> new TokenSettings(keys.get(), lifetime.filter(used -> refresh.get()), issuer));
    }

    /** What is wrong with them. */
    List<String> faults() {
        return faults;
    }

    private Optional<ExternalIssuer> externalIssuer() {
        Optional<String> issuer = read(SettingKey.JWT_ISSUER, TokenSettingsReader::issuer);
        if (values.value(SettingKey.JWT_ISSUER).isEmpty()) {
            OF_AN_ISSUER.stream()
                    .filter(key -> values.value(key).isPresent())
                    .forEach(key -> faults.add(key.key() + " means nothing without mp.jwt.verify.issuer"));
        }
        return issuer.flatMap(this::externalIssuer);
    }

    private Optional<ExternalIssuer> externalIssuer(String issuer) {
        Optional<URI> location = read(SettingKey.JWT_KEY_LOCATION, TokenSettingsReader::location);
        Duration skew =
                read(SettingKey.JWT_CLOCK_SKEW, TokenSettingsReader::seconds).orElse(Duration.ofSeconds(30));
        Optional<Duration> age = read(SettingKey.JWT_TOKEN_AGE, TokenSettingsReader::seconds);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return checked(() -> new ExternalIssuer(
                issuer,
                location,
                values.value(SettingKey.JWT_KEY),
                values.value(SettingKey.JWT_KEY_ALGORITHM).orElse("RS256"),
                list(SettingKey.JWT_AUDIENCES, publicUrl.resource()).collect(Collectors.toSet()),
                skew,
                age,
                values.value(SettingKey.JWT_PERSON_CLAIM).orElse("upn"),
                list(SettingKey.JWT_TOKEN_TYPES, "at+jwt")
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet())));
    }

    private Stream<String> list(SettingKey key, String usual) {
        return Arrays.stream(values.value(key).orElse(usual).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty());
    }

    /** Clients are sent there, so it is an address; kept as it is written, since {@code iss} is compared to the letter. */
    private static String issuer(String text) {
        requireSafe(URI.create(text));
        return text;
    }

    private static URI location(String text) {
        URI uri = text.startsWith("/") ? Path.of(text).toUri() : URI.create(text);
        if (!"file".equals(uri.getScheme())) {
            requireSafe(uri);
        }
        return uri;
    }

    private static void requireSafe(URI uri) {
        boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
        boolean loopback = "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
        if ((!https && !loopback) || uri.getUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must be https, or http on a loopback host, without user and fragment");
        }
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(ValueReader.number(text));
    }

    private <T> Optional<T> read(SettingKey key, Function<String, T> reader) {
        try {
            return values.value(key).map(reader);
        } catch (IllegalArgumentException wrong) {
            faults.add(key.key() + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<T> checked(Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException wrong) {
            faults.add(String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }
}
