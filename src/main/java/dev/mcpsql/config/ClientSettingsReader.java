// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads who may ask: {@code mcp-sql.cloud-client.NAME.MEMBER} and {@code mcp-sql.clients.…}. One use each. */
final class ClientSettingsReader {

    private static final Set<String> MEMBERS = Set.of("redirect", "match", "title");

    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)+");

    private final ConfiguredValues values;
    private final List<String> faults = new ArrayList<>();

    ClientSettingsReader(ConfiguredValues values) {
        this.values = values;
    }

    /**
     * The settings; what is wrong is in {@link #faults}.
     *
     * @param publicUrl null when it is wrong itself
     */
    ClientSettings settings(Settings.@Nullable PublicUrl publicUrl) {
        List<String> keys = values.cloudClientKeys();
        keys.stream()
                .filter(key -> !MEMBERS.contains(part(key, 3)))
                .forEach(key -> faults.add("unknown key " + key + " (redirect, match and title are members)"));
        if (!keys.isEmpty() && publicUrl != null && !publicUrl.https()) {
            faults.add("mcp-sql.cloud-client: " + SettingKey.PUBLIC_URL.key()
                    + " must be https, since a cloud client's answer leaves this machine");
        }
        List<CloudClient> cloud = keys.stream()
                .map(key -> part(key, 2))
                .distinct()
                .flatMap(name -> cloudClient(name).stream())
                .toList();
        return new ClientSettings(cloud, documents());
    }

    /** What is wrong. */
    List<String> faults() {
        return faults;
    }

    private Optional<CloudClient> cloudClient(String name) {
        String key = SettingKey.PREFIX + "cloud-client." + name;
        Optional<String> redirect = values.value(key + ".redirect");
        if (redirect.isEmpty()) {
            faults.add(key + ".redirect is missing");
            return Optional.empty();
        }
        return read(
                key,
                redirect.get(),
                text -> new CloudClient(
                        name,
                        values.value(key + ".title").orElse(name),
                        text,
                        CloudClient.Match.of(values.value(key + ".match").orElse("exact"))));
    }

    private ClientSettings.Documents documents() {
        boolean fetched = value(SettingKey.CLIENT_DOCUMENTS)
                .flatMap(text -> read(SettingKey.CLIENT_DOCUMENTS.key(), text, ValueReader::bool))
                .orElse(false);
        Set<String> hosts = value(SettingKey.CLIENT_DOCUMENT_HOSTS)
                .flatMap(text -> read(SettingKey.CLIENT_DOCUMENT_HOSTS.key(), text, ClientSettingsReader::hosts))
                .orElse(Set.of());
        return new ClientSettings.Documents(fetched, hosts);
    }

    private static Set<String> hosts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .peek(ClientSettingsReader::requireHost)
                .collect(Collectors.toSet());
    }

    private static void requireHost(String host) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("must be host names in lower case, comma separated, got " + host);
        }
    }

    private Optional<String> value(SettingKey key) {
        return values.value(key);
    }

    private <T> Optional<T> read(String key, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException wrong) {
            faults.add(key + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static String part(String key, int at) {
        return key.split("\\.", -1)[at];
    }
}
