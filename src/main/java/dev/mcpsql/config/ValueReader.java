// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.ProfileName;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of one setting into its value; a text that is not one is an {@code IllegalArgumentException} with a sentence. */
final class ValueReader {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern THRESHOLD = Pattern.compile("\\s*([0-9a-z]+)\\s*:\\s*([0-9]{1,9})\\s*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ValueReader() {}

    static Settings.PublicUrl publicUrl(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null
                || uri.getUserInfo() != null
                || !String.valueOf(uri.getRawPath()).isEmpty()
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must be an origin such as https://data.example.com, got " + text);
        }
        boolean loopback = LOOPBACK.contains(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
            throw new IllegalArgumentException("must be https; http is accepted for a loopback host only");
        }
        return new Settings.PublicUrl(text);
    }

    /** OpenID Connect Discovery 1.0 §3: a URL without query and fragment; compared as it is written. */
    static String issuer(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must be a URL such as https://login.example.com, got " + text);
        }
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()))) {
            throw new IllegalArgumentException("must be https; http is accepted for a loopback host only");
        }
        return text;
    }

    /** Comma separated, without empty ones. */
    static List<String> list(String text) {
        List<String> entries =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (entries.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("an entry of the list is empty");
        }
        return entries;
    }

    static Identifier role(String text) {
        if (text.startsWith("pg_") || text.equals("postgres") || !new Identifier(text).plain()) {
            throw new IllegalArgumentException("must be an ordinary lower-case role name, got " + text);
        }
        return new Identifier(text);
    }

    static List<ProfileName> profileNames(String text) {
        List<ProfileName> names = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(ProfileName::new)
                .toList();
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("a profile is listed twice");
        }
        return names;
    }

    static List<TripwireSettings.Threshold> thresholds(String text) {
        return Arrays.stream(text.split(",", -1)).map(ValueReader::threshold).toList();
    }

    private static TripwireSettings.Threshold threshold(String text) {
        Matcher matcher = THRESHOLD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected entries such as 1h:50, got " + text.strip());
        }
        return new TripwireSettings.Threshold(duration(matcher.group(1)), number(matcher.group(2)));
    }

    static String jdbcUrl(String text) {
        if (!text.startsWith("jdbc:postgresql:") || text.contains("password=") || text.contains("user=")) {
            throw new IllegalArgumentException("must be a jdbc:postgresql: URL without user and password");
        }
        return text;
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("must be a whole number, got " + text, notANumber);
        }
    }

    static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, got " + text);
        };
    }

    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number with ms, s, m, h or d, got " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    static boolean is32Bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == 32;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
