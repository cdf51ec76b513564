// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is about addresses: proxies and the throttle. */
final class NetworkReader {

    private final ConfiguredValues values;
    private final List<String> faults = new ArrayList<>();

    NetworkReader(ConfiguredValues values) {
        this.values = values;
    }

    /** What was found wrong so far. */
    List<String> faults() {
        return faults;
    }

    /** Empty when something is wrong. */
    Optional<ThrottleSettings> throttle() {
        Optional<ThrottleSettings.Limit> badTokens = limit(SettingKey.BAD_TOKEN_ATTEMPTS, SettingKey.BAD_TOKEN_WINDOW);
        Optional<ThrottleSettings.Limit> registrations =
                limit(SettingKey.REGISTRATION_ATTEMPTS, SettingKey.REGISTRATION_WINDOW);
        Optional<Boolean> inert = read(SettingKey.REGISTRATION_INERT, ValueReader::bool);
        if (badTokens.isEmpty() || registrations.isEmpty() || inert.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ThrottleSettings(badTokens.get(), registrations.get(), inert.get()));
    }

    /** Empty when something is wrong; no proxies unless some are named. */
    Optional<ProxySettings> proxies() {
        Optional<ProxySettings.Header> header = read(SettingKey.FORWARDED_HEADER, ProxySettings.Header::of);
        if (values.value(SettingKey.TRUSTED_PROXIES).isEmpty()) {
            return header.map(known -> new ProxySettings(List.of(), known));
        }
        return read(SettingKey.TRUSTED_PROXIES, ProxySettings::ranges)
                .flatMap(ranges -> header.map(known -> new ProxySettings(ranges, known)));
    }

    private Optional<ThrottleSettings.Limit> limit(SettingKey attempts, SettingKey window) {
        Optional<Integer> number = read(attempts, ValueReader::number);
        Optional<Duration> duration = read(window, ValueReader::duration);
        if (number.isEmpty() || duration.isEmpty()) {
            return Optional.empty();
        }
        return told(attempts, () -> new ThrottleSettings.Limit(number.get(), duration.get()));
    }

    private <T> Optional<T> read(SettingKey key, Function<String, T> reader) {
        Optional<String> value = values.value(key);
        if (value.isEmpty()) {
            faults.add(key.key() + " is missing");
            return Optional.empty();
        }
        return told(key, () -> reader.apply(value.get()));
    }

    private interface Reading<T> {
        T done();
    }

    private <T> Optional<T> told(SettingKey key, Reading<T> reading) {
        try {
            return Optional.of(reading.done());
        } catch (IllegalArgumentException wrong) {
            faults.add(key.key() + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }
}
