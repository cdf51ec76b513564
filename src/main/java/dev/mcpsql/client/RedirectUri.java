// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client wants its answer: plain http on the person's own machine (RFC 8252 §7.3), or https where the configuration
 * names the address.
 *
 * <p>The shape is checked as text, so that no two parsers can disagree: host literal, port, path, query; no userinfo,
 * fragment, wildcard, backslash or other letters.
 *
 * @param value as registered or requested
 */
public record RedirectUri(String value) {

    private static final int MAX_LENGTH = 2048;

    /** RFC 3986 §3.3 and §3.4, without {@code *}. */
    private static final String CHARACTERS = "(?:[A-Za-z0-9._~!$&'()+,;=:@/-]|%[0-9A-Fa-f]{2})*+";

    private static final Pattern LOOPBACK = Pattern.compile("http://(?<host>127\\.0\\.0\\.1|\\[::1]|localhost)"
            + "(?::(?<port>[1-9][0-9]{0,4}))?(?<rest>(?:/" + CHARACTERS + ")?(?:\\?(?:" + CHARACTERS + "|\\?)*+)?)");

    private static final Pattern WEB = Pattern.compile(
            "https://(?<host>[a-z0-9.-]+)(?::(?<port>[1-9][0-9]{0,4}))?(?<rest>(?:[/?](?:" + CHARACTERS + "|\\?)*+)?)");

    private static final int MAX_PORT = 65_535;

    /** The URI if it is on the person's own machine; that a client may be answered on the web only the configuration says. */
    public static Optional<RedirectUri> of(String written) {
        Matcher parts = LOOPBACK.matcher(written);
        boolean good = written.length() <= MAX_LENGTH && parts.matches() && portExists(parts.group("port"));
        return good ? Optional.of(new RedirectUri(written)) : Optional.empty();
    }

    /**
     * Whether a request of a client registered with this URI may be answered at {@code requested}.
     *
     * <p>String equality (RFC 9700 §4.1.3), except that any port will do, since a native client learns its port only at run
     * time (RFC 8252 §7.3). {@code localhost} is treated alike, against §8.3's advice: real clients register it and come back
     * on a random port.
     */
    public boolean admits(RedirectUri requested) {
        Matcher mine = parts();
        Matcher theirs = requested.parts();
        return mine.group("host").equals(theirs.group("host"))
                && mine.group("rest").equals(theirs.group("rest"));
    }

    /** Whether the answer stays on the person's own machine. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(value).matches();
    }

    /** Scheme, host and port. */
    public String origin() {
        return value.substring(0, value.length() - parts().group("rest").length());
    }

    /** Host and port, for a person to read. */
    public String authority() {
        String origin = origin();
        return origin.substring(origin.indexOf("//") + 2);
    }

    /** The origin as a Content-Security-Policy can name it; CSP 3 §2.3.1 has no IPv6 literals, there the scheme must do. */
    public String policySource() {
        return parts().group("host").startsWith("[") ? "http:" : origin();
    }

    private Matcher parts() {
        Matcher loopback = LOOPBACK.matcher(value);
        if (loopback.matches()) {
            return loopback;
        }
        Matcher web = WEB.matcher(value);
        if (web.matches()) {
            return web;
        }
        throw new IllegalStateException("not a redirect URI of ours");
    }

    private static boolean portExists(String port) {
        return port == null || Integer.parseInt(port) <= MAX_PORT;
    }
}
