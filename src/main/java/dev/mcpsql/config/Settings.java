// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration, checked.
 *
 * @param publicUrl the origin under which clients reach this server, no path, no trailing slash; the issuer
 * @param resourceName what people call the data, shown in metadata and on pages
 * @param profiles the access tiers, in the order of the file
 * @param limits what one query may cost
 * @param share how much of the queried database one person may use at a time
 * @param listening how many streams of changes are open at a time
 * @param tripwires thresholds of the alerts
 * @param signIn rules of sign-in and tokens
 * @param provider where staff sign in besides, if anywhere
 * @param tokens rules of keys, of refresh tokens and of foreign issuers
 * @param throttle how often one address may send bad tokens and register clients
 * @param proxies whose word about the client's address is taken
 * @param state the state database as the running server logs in
 * @param owner the same database as migrations log in
 * @param target the queried database as the running server logs in
 * @param dba the queried database as role set-up and grants log in
 * @param encryptionKey 32 bytes in Base64: AES-256-GCM for what is secret at rest
 * @param clients who may ask in a person's name besides those that register
 */
public record Settings(
        PublicUrl publicUrl,
        String resourceName,
        List<ProfileSettings> profiles,
        QueryLimits limits,
        PersonalShare share,
        ListenSettings listening,
        TripwireSettings tripwires,
        SignInSettings signIn,
        Optional<ProviderSettings> provider,
        TokenSettings tokens,
        ThrottleSettings throttle,
        ProxySettings proxies,
        DatabaseSettings state,
        DatabaseSettings owner,
        DatabaseSettings target,
        DatabaseSettings dba,
        Optional<Secret> encryptionKey,
        ClientSettings clients) {

    /** Copies the list. */
    public Settings {
        profiles = List.copyOf(profiles);
    }

    /** How long a provider's word about a person holds; not at all when there is no provider any more. */
    public Duration providerRecheck() {
        return provider.map(ProviderSettings::recheck).orElse(Duration.ZERO);
    }

    /**
     * The origin under which clients reach this server; every URL the server writes begins with it, never with a
     * request's Host.
     *
     * @param value {@code https://host[:port]}, or {@code http} on a loopback host; no trailing slash
     */
    public record PublicUrl(String value) {

        /** The MCP endpoint, which is also the OAuth resource (RFC 8707 §2, MCP authorization "Canonical Server URI"). */
        public String resource() {
            return value + "/mcp/sql";
        }

        /** An absolute URL under this origin; the path begins with a slash. */
        public String path(String path) {
            return value + path;
        }

        /** Whether cookies must be {@code Secure} and HSTS is due. */
        public boolean https() {
            return value.startsWith("https:");
        }

        /** The host and port as an {@code Origin} or {@code Host} header spells them. */
        public String authority() {
            return URI.create(value).getAuthority();
        }
    }

    /**
     * Rules of sign-in and tokens.
     *
     * @param mfaRequired whether an account without a second factor is denied
     * @param tokenLifetime how long an access token lives
     * @param sessionIdle a web session ends after so long without a request
     * @param sessionAbsolute a web session ends after so long in any case
     */
    public record SignInSettings(
            boolean mfaRequired, Duration tokenLifetime, Duration sessionIdle, Duration sessionAbsolute) {

        /** Whoever means longer means for ever, and then nobody ever has to show again who they are. */
        private static final Duration LONGEST = Duration.ofDays(365);

        /**
         * Checks the lifetimes.
         *
         * @throws IllegalArgumentException when one of them could not be lived
         */
        public SignInSettings {
            if (!lasts(tokenLifetime) || !lasts(sessionIdle) || !lasts(sessionAbsolute)) {
                throw new IllegalArgumentException("each lifetime is 1s to 365d");
            }
            if (sessionIdle.compareTo(sessionAbsolute) > 0) {
                throw new IllegalArgumentException("need idle-lifetime <= absolute-lifetime");
            }
        }

        private static boolean lasts(Duration lifetime) {
            return lifetime.toSeconds() >= 1 && lifetime.compareTo(LONGEST) <= 0;
        }
    }
}
