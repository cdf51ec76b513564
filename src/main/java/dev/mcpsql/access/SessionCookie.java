// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The web session's cookie: {@code HttpOnly}, {@code SameSite=Lax} (a client opens the browser from outside, which
 * {@code Strict} would strip), and under https {@code Secure} with the {@code __Host-} prefix, which no sibling host can plant
 * (RFC 6265bis §4.1.3.2). Whether it is https is the public URL's word, never the request's.
 */
@Component
public final class SessionCookie {

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String name;
    private final String attributes;

    /** For the public URL. */
    @Inject
    public SessionCookie(Settings settings) {
        boolean https = settings.publicUrl().https();
        this.name = https ? "__Host-mcp_sql_session" : "mcp_sql_session";
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
    }

    /** The value that came with the request, if it can be one of ours; of two cookies of the name, none counts. */
    public Optional<String> read(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        var values = Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .toList();
        return values.size() == 1 && VALUE.matcher(values.get(0)).matches()
                ? Optional.of(values.get(0))
                : Optional.empty();
    }

    /** The {@code Set-Cookie} header for a value; the browser forgets it when it closes. */
    public String set(String value) {
        return name + "=" + value + attributes;
    }

    /** The {@code Set-Cookie} header that removes it. */
    public String cleared() {
        return name + "=" + attributes + "; Max-Age=0";
    }
}
