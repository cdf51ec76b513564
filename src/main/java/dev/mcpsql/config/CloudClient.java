// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that runs on somebody's server and is answered there, which only the reviewed file can allow (ADR 28).
 *
 * @param name a slug, unique because a key stands once in the file
 * @param title what the consent page calls it
 * @param redirect where it is answered: all of the address, or the part before the last segment
 * @param match how a request's address is compared with it
 */
public record CloudClient(String name, String title, String redirect, Match match) {

    /** How the address of a request is compared with the configured one. */
    public enum Match {
        /** The same string (RFC 9700 §4.1.3). */
        EXACT,
        /** The configured string, then one segment that the service chose. */
        PREFIX;

        static Match of(String written) {
            return switch (written) {
                case "exact" -> EXACT;
                case "prefix" -> PREFIX;
                default -> throw new IllegalArgumentException("must be exact or prefix, got " + written);
            };
        }

        /** As the file spells it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the ids of all cloud clients begin with; registered ids have no dot. */
    public static final String ID_PREFIX = "mcp-sql-cloud.";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private static final int MAX_NAME = 40;

    private static final int MAX_TITLE = 80;

    private static final int MAX_REDIRECT = 1024;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** Lower case, since a comparison of strings knows one spelling only; no userinfo, no fragment, no {@code *}. */
    private static final Pattern HTTPS = Pattern.compile("https://" + LABEL + "(?:\\." + LABEL + ")*+"
            + "(?::(?<port>[1-9][0-9]{0,4}))?(?<rest>(?:/(?:[A-Za-z0-9._~!$&'()+,;=:@/-]|%[0-9A-Fa-f]{2})*+)?"
            + "(?:\\?(?:[A-Za-z0-9._~!$&'()+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?)");

    /** One segment or more, each of characters that no server reads in two ways. */
    private static final Pattern BASE_PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()+,=:@-]+/)+");

    private static final int MAX_PORT = 65_535;

    /**
     * Checks all of it.
     *
     * @throws IllegalArgumentException when the entry cannot be served
     */
    public CloudClient {
        if (name.length() > MAX_NAME || !SLUG.matcher(name).matches()) {
            throw new IllegalArgumentException("the name is a slug such as acme-agents, got " + name);
        }
        if (title.length() > MAX_TITLE || title.codePoints().anyMatch(CloudClient::isHidden)) {
            throw new IllegalArgumentException("title is up to " + MAX_TITLE + " visible characters");
        }
        Matcher parts = HTTPS.matcher(redirect);
        if (redirect.length() > MAX_REDIRECT || !parts.matches() || !portExists(parts.group("port"))) {
            throw new IllegalArgumentException(
                    "redirect is an https address in lower case without userinfo, fragment or *");
        }
        if (climbs(redirect)) {
            throw new IllegalArgumentException("redirect has two dots in a row, literal or encoded");
        }
        if (match == Match.PREFIX && !isBase(parts.group("rest"))) {
            throw new IllegalArgumentException(
                    "a prefix has a path below the root that ends in /, without query, %, ;, // or dot segments");
        }
    }

    /** The id that clients send; it stays the same as long as the name does. */
    public String clientId() {
        return ID_PREFIX + name;
    }

    private static boolean isBase(String rest) {
        return BASE_PATH.matcher(rest).matches() && !rest.contains("/./");
    }

    /** Decodes dots as often as somebody may have encoded them. */
    private static boolean climbs(String address) {
        String decoded = address.toLowerCase(Locale.ROOT);
        while (decoded.contains("%25")) {
            decoded = decoded.replace("%25", "%");
        }
        return decoded.replace("%2e", ".").contains("..");
    }

    private static boolean portExists(String port) {
        return port == null || Integer.parseInt(port) <= MAX_PORT;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
