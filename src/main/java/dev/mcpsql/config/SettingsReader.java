// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.ProfileName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns configured values into {@link Settings}, or tells every fault at once. */
final class SettingsReader {

    private final ConfiguredValues values;
    private final List<String> faults;

    private SettingsReader(ConfiguredValues values) {
        this.values = values;
        this.faults = new ArrayList<>(values.faults());
    }

    /**
     * Reads and checks everything.
     *
     * @throws ConfigurationException listing every fault
     */
    static Settings read(Map<Origin, Map<String, String>> layers) {
        SettingsReader reader = new SettingsReader(new ConfiguredValues(layers));
        Optional<Settings> settings = reader.settings();
        if (!reader.faults.isEmpty()) {
            // Two logins of one database tell the same of its address.
            throw new ConfigurationException(reader.faults.stream().distinct().toList());
        }
        return settings.orElseThrow();
    }

    private Optional<Settings> settings() {
        Settings.PublicUrl publicUrl = read(SettingKey.PUBLIC_URL, ValueReader::publicUrl);
        List<ProfileSettings> profiles = profiles();
        QueryLimits limits = faultless("limits", this::limits);
        PersonalShare share = faultless("limits", this::share);
        ListenSettings listening = faultless("limits", this::listening);
        TripwireSettings tripwires = tripwires();
        Settings.SignInSettings signIn = faultless("token and session", this::signIn);
        Optional<ProviderSettings> provider = provider(profiles);
        TokenSettings tokens = publicUrl == null ? null : tokens(publicUrl);
        ClientSettings clients = clients(publicUrl);
        String name = read(SettingKey.RESOURCE_NAME, Function.identity());
        NetworkReader network = new NetworkReader(values);
        Optional<ThrottleSettings> throttle = network.throttle();
        Optional<ProxySettings> proxies = network.proxies();
        faults.addAll(network.faults());
        DatabaseSettings state = database(SettingKey.STATE_URL, SettingKey.STATE_USER, SettingKey.STATE_PASSWORD);
        DatabaseSettings owner = database(SettingKey.STATE_URL, SettingKey.OWNER_USER, SettingKey.OWNER_PASSWORD);
        DatabaseSettings target = database(SettingKey.TARGET_URL, SettingKey.TARGET_USER, SettingKey.TARGET_PASSWORD);
        DatabaseSettings dba = database(SettingKey.TARGET_URL, SettingKey.DBA_USER, SettingKey.DBA_PASSWORD);
        Optional<Secret> key = encryptionKey();
        if (publicUrl == null
                || limits == null
                || share == null
                || listening == null
                || tripwires == null
                || signIn == null
                || tokens == null
                || name == null) {
            return Optional.empty();
        }
        if (throttle.isEmpty() || proxies.isEmpty()) {
            return Optional.empty();
        }
        if (state == null || owner == null || target == null || dba == null) {
            return Optional.empty();
        }
        return Optional.of(new Settings(
                publicUrl,
                name,
                profiles,
                limits,
                share,
                listening,
                tripwires,
                signIn,
                provider,
                tokens,
                throttle.get(),
                proxies.get(),
                state,
                owner,
                target,
                dba,
                key,
                clients));
    }

    private ClientSettings clients(Settings.@Nullable PublicUrl publicUrl) {
        ClientSettingsReader reader = new ClientSettingsReader(values);
        ClientSettings clients = reader.settings(publicUrl);
        faults.addAll(reader.faults());
        return clients;
    }

    private <T> @Nullable T read(SettingKey key, Function<String, T> reader) {
        return read(key.key(), reader);
    }

    private <T> @Nullable T faultless(String subject, Supplier<@Nullable T> supplier) {
        try {
            return supplier.get();
        } catch (IllegalArgumentException wrong) {
            faults.add(subject + ": " + wrong.getMessage());
            return null;
        }
    }

    private @Nullable QueryLimits limits() {
        Integer defaultRows = read(SettingKey.DEFAULT_ROWS, ValueReader::number);
        Integer maxRows = read(SettingKey.MAX_ROWS, ValueReader::number);
        Integer answer = read(SettingKey.MAX_ANSWER_BYTES, ValueReader::number);
        Integer cell = read(SettingKey.MAX_CELL_BYTES, ValueReader::number);
        Duration statement = read(SettingKey.STATEMENT_TIMEOUT, ValueReader::duration);
        Duration lock = read(SettingKey.LOCK_TIMEOUT, ValueReader::duration);
        if (defaultRows == null
                || maxRows == null
                || answer == null
                || cell == null
                || statement == null
                || lock == null) {
            return null;
        }
        return new QueryLimits(defaultRows, maxRows, answer, cell, statement, lock);
    }

    private @Nullable PersonalShare share() {
        Integer statements = read(SettingKey.STATEMENTS_PER_PERSON, ValueReader::number);
        Duration wait = read(SettingKey.STATEMENT_WAIT, ValueReader::duration);
        return statements == null || wait == null ? null : new PersonalShare(statements, wait);
    }

    private @Nullable ListenSettings listening() {
        Integer person = read(SettingKey.STREAMS_PER_PERSON, ValueReader::number);
        Integer node = read(SettingKey.STREAMS_PER_NODE, ValueReader::number);
        return person == null || node == null ? null : new ListenSettings(person, node);
    }

    private Settings.@Nullable SignInSettings signIn() {
        Boolean mfa = read(SettingKey.MFA_REQUIRED, ValueReader::bool);
        Duration token = read(SettingKey.TOKEN_LIFETIME, ValueReader::duration);
        Duration idle = read(SettingKey.SESSION_IDLE, ValueReader::duration);
        Duration absolute = read(SettingKey.SESSION_ABSOLUTE, ValueReader::duration);
        if (mfa == null || token == null || idle == null || absolute == null) {
            return null;
        }
        return new Settings.SignInSettings(mfa, token, idle, absolute);
    }

    private @Nullable TokenSettings tokens(Settings.PublicUrl publicUrl) {
        TokenSettingsReader reader = new TokenSettingsReader(publicUrl, values);
        Optional<TokenSettings> tokens = reader.settings();
        faults.addAll(reader.faults());
        return tokens.orElse(null);
    }

    private @Nullable TripwireSettings tripwires() {
        List<TripwireSettings.Threshold> allowed = read(SettingKey.TRIPWIRE_ALLOWED, ValueReader::thresholds);
        List<TripwireSettings.Threshold> rejected = read(SettingKey.TRIPWIRE_REJECTED, ValueReader::thresholds);
        return allowed == null || rejected == null ? null : new TripwireSettings(allowed, rejected);
    }

    private @Nullable DatabaseSettings database(SettingKey url, SettingKey user, SettingKey password) {
        String address = read(url, ValueReader::jdbcUrl);
        String login = read(user, Function.identity());
        if (address == null || login == null) {
            return null;
        }
        return new DatabaseSettings(address, login, values.value(password).map(Secret::new));
    }

    private Optional<Secret> encryptionKey() {
        Optional<String> key = values.value(SettingKey.ENCRYPTION_KEY);
        if (key.isPresent() && !ValueReader.is32Bytes(key.get())) {
            faults.add(SettingKey.ENCRYPTION_KEY.key() + " must be 32 bytes in Base64");
        }
        return key.map(Secret::new);
    }

    private List<ProfileSettings> profiles() {
        List<ProfileName> names = read(SettingKey.PROFILES, ValueReader::profileNames);
        if (names == null) {
            return List.of();
        }
        for (String key : values.profileKeys()) {
            String[] parts = key.split("\\.", -1);
            if (!names.contains(new ProfileName(parts[2])) || !ProfileReader.MEMBERS.contains(parts[3])) {
                faults.add("unknown key " + key + " (no such profile in mcp-sql.profiles, or no such member)");
            }
        }
        List<ProfileSettings> profiles =
                names.stream().flatMap(name -> profile(name).stream()).toList();
        requireDistinctRoles(profiles);
        return profiles;
    }

    private Optional<ProviderSettings> provider(List<ProfileSettings> profiles) {
        ProviderReader reader = new ProviderReader(
                values, profiles.stream().map(ProfileSettings::name).toList());
        Optional<ProviderSettings> provider = reader.provider();
        faults.addAll(reader.faults());
        return provider;
    }

    private Optional<ProfileSettings> profile(ProfileName name) {
        ProfileReader reader = new ProfileReader(name, values);
        Optional<ProfileSettings> profile = reader.profile();
        faults.addAll(reader.faults());
        return profile;
    }

    private <T> @Nullable T read(String key, Function<String, T> reader) {
        Optional<String> value = values.value(key);
        if (value.isEmpty()) {
            faults.add(key + " is missing");
            return null;
        }
        try {
            return reader.apply(value.get());
        } catch (IllegalArgumentException wrong) {
            faults.add(key + ": " + wrong.getMessage());
            return null;
        }
    }

    /** Two profiles on one role would share grants and doors, so a person of one could read the other's relations. */
    private void requireDistinctRoles(List<ProfileSettings> profiles) {
        Set<Identifier> seen = new HashSet<>();
        for (ProfileSettings profile : profiles) {
            if (!seen.add(profile.role())) {
                faults.add("role " + profile.role() + " belongs to two profiles; each needs its own");
            }
        }
    }
}
