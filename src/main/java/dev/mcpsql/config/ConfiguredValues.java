// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values of all keys as the sources give them, and the faults found on the way.
 *
 * <p>Knows which source may set which key: policy comes from the reviewed file alone, secrets from the environment alone
 * ({@code docs/configuration.md}).
 */
final class ConfiguredValues {

    /** A value and where it stood. */
    record Sourced(String value, Origin origin) {}

    private static final Pattern PROFILE_KEY = Pattern.compile("mcp-sql\\.profile\\.[a-z][a-z0-9_]{0,30}\\.[a-z-]+");

    private static final Pattern GROUP_KEY = Pattern.compile("mcp-sql\\.sso\\.group\\.[a-z][a-z0-9_]{0,30}");

    private static final Pattern CLOUD_CLIENT_KEY = Pattern.compile("mcp-sql\\.cloud-client\\.[^.]+\\.[a-z-]+");

    private final Map<String, Sourced> values = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** @param layers the raw entries of each source, keys as the source spells them */
    ConfiguredValues(Map<Origin, Map<String, String>> layers) {
        Map<Origin, Map<String, String>> ordered = new EnumMap<>(Origin.class);
        ordered.putAll(layers);
        ordered.forEach(this::take);
    }

    /** The reviewed file holds nothing else, so there a key under another prefix is a misspelled one. */
    private void take(Origin origin, Map<String, String> entries) {
        if (origin == Origin.ENVIRONMENT) {
            takeEnvironment(entries);
            return;
        }
        entries.forEach((key, value) -> {
            if (origin == Origin.FILE || SettingKey.covers(key)) {
                takeDotted(key, value, origin);
            }
        });
    }

    /** Of the environment only the known names are read: platforms inject others under the same prefix. */
    private void takeEnvironment(Map<String, String> variables) {
        for (SettingKey key : SettingKey.values()) {
            String value = variables.get(key.variable());
            if (value == null) {
                continue;
            }
            if (key.kind() == SettingKey.Kind.POLICY) {
                faults.add(key.key() + " is policy: set it in the configuration file, not in the environment");
            }
            values.putIfAbsent(key.key(), new Sourced(value, Origin.ENVIRONMENT));
        }
    }

    private void takeDotted(String key, String value, Origin origin) {
        SettingKey known = SettingKey.byKey().get(key);
        boolean named = PROFILE_KEY.matcher(key).matches()
                || GROUP_KEY.matcher(key).matches()
                || CLOUD_CLIENT_KEY.matcher(key).matches();
        if (known == null && !named) {
            faults.add("unknown key " + key + " in " + origin.spoken());
            return;
        }
        boolean policy = known == null || known.kind() == SettingKey.Kind.POLICY;
        if (origin == Origin.SYSTEM_PROPERTY && policy) {
            faults.add(key + " is policy: set it in the configuration file, not as a system property");
        }
        if (known != null && known.kind() == SettingKey.Kind.SECRET) {
            faults.add(key + " is a secret: set it in the environment as " + known.variable() + ", not in "
                    + origin.spoken());
        }
        values.putIfAbsent(key, new Sourced(value, origin));
    }

    /** The strongest value of the key, blank counting as absent. */
    Optional<String> value(SettingKey key) {
        return value(key.key());
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key))
                .map(Sourced::value)
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    /** The profile keys that were given, each {@code mcp-sql.profile.NAME.MEMBER}. */
    List<String> profileKeys() {
        return values.keySet().stream()
                .filter(key -> PROFILE_KEY.matcher(key).matches())
                .sorted()
                .toList();
    }

    /** The group keys that were given, each {@code mcp-sql.sso.group.PROFILE}. */
    List<String> groupKeys() {
        return values.keySet().stream()
                .filter(key -> GROUP_KEY.matcher(key).matches())
                .sorted()
                .toList();
    }

    /** The keys of cloud clients that were given, each {@code mcp-sql.cloud-client.NAME.MEMBER}. */
    List<String> cloudClientKeys() {
        return values.keySet().stream()
                .filter(key -> CLOUD_CLIENT_KEY.matcher(key).matches())
                .sorted()
                .toList();
    }

    /** The faults so far; the reader of the values adds its own. */
    List<String> faults() {
        return faults;
    }
}
