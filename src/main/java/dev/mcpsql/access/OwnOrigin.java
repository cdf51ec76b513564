// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Whether a request was meant for this server: the Host must be the public URL's, and an Origin, if a browser sent one, too.
 *
 * <p>A page on a name that an attacker points at this address sends that name in both, so DNS rebinding ends here (MCP
 * 2026-07-28 basic/transports/streamable-http, "Security"). Host is compared, never believed.
 */
@Component
public final class OwnOrigin {

    private final String scheme;
    private final String authority;

    /** For the public URL. */
    @Inject
    public OwnOrigin(Settings settings) {
        URI own = URI.create(settings.publicUrl().value());
        this.scheme = own.getScheme();
        this.authority = withPort(own.getAuthority());
    }

    /**
     * Judges the headers of one request.
     *
     * @param hosts all {@code Host} headers; exactly one is right (RFC 9112 §3.2)
     * @param origins all {@code Origin} headers; none is right too (RFC 6454 §7.3)
     */
    boolean covers(List<String> hosts, List<String> origins) {
        return hosts.size() == 1 && withPort(hosts.get(0)).equals(authority) && sent(origins);
    }

    /**
     * Whether a form's origin may have been a page of ours. Browsers write {@code null} there, since our pages ask them not to
     * tell where they are (WHATWG Fetch, "append a request Origin header").
     *
     * @param origins all {@code Origin} headers
     */
    public boolean maySend(List<String> origins) {
        return origins.equals(List.of("null")) || sent(origins);
    }

    private boolean sent(List<String> origins) {
        return origins.size() <= 1 && origins.stream().allMatch(this::own);
    }

    private boolean own(String origin) {
        String prefix = scheme + "://";
        return origin.regionMatches(true, 0, prefix, 0, prefix.length())
                && withPort(origin.substring(prefix.length())).equals(authority);
    }

    /** Lower case and with the scheme's port where none is written (RFC 3986 §6.2.2.1, §6.2.3). */
    private String withPort(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        boolean bare = lower.lastIndexOf(':') <= lower.lastIndexOf(']');
        return bare ? lower + (scheme.equals("https") ? ":443" : ":80") : lower;
    }
}
