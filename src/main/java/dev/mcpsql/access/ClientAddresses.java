// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.ProxySettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.vocabulary.IpAddress;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out where a request came from. Forwarded headers are what anyone can write: they are read from the right, where the
 * nearest proxy wrote, and only as far as declared proxies vouch for what stands left of them (RFC 7239 §8.1).
 */
@Component
final class ClientAddresses {

    private static final System.Logger LOG = System.getLogger(ClientAddresses.class.getName());

    private static final String X_FORWARDED_FOR = "X-Forwarded-For";

    private static final String FORWARDED = "Forwarded";

    /** Nobody has so many proxies; what stands further left is not looked at. */
    private static final int MOST_HOPS = 16;

    private final ProxySettings proxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    @Inject
    ClientAddresses(Settings settings) {
        this(settings.proxies());
    }

    ClientAddresses(ProxySettings proxies) {
        this.proxies = proxies;
    }

    /** Finds the address and leaves it with the request. */
    void note(HttpServletRequest request) {
        List<String> xForwardedFor = Collections.list(request.getHeaders(X_FORWARDED_FOR));
        List<String> forwarded = Collections.list(request.getHeaders(FORWARDED));
        request.setAttribute(ClientAddress.ATTRIBUTE, of(request.getRemoteAddr(), xForwardedFor, forwarded));
    }

    /**
     * Judges one request.
     *
     * @param peer the connection's other end
     * @param xForwardedFor the header's lines
     * @param forwarded the other header's lines
     */
    ClientAddress of(String peer, List<String> xForwardedFor, List<String> forwarded) {
        Optional<IpAddress> connection = IpAddress.of(peer);
        if (connection.isEmpty()) {
            return new ClientAddress(peer, Optional.empty());
        }
        if (proxies.trusts(connection.get())) {
            IpAddress client = behind(connection.get(), hops(xForwardedFor, forwarded));
            return proxies.trusts(client) ? uncounted(client) : counted(client);
        }
        if (xForwardedFor.isEmpty() && forwarded.isEmpty()) {
            return counted(connection.get());
        }
        warn(connection.get());
        return uncounted(connection.get());
    }

    private static ClientAddress counted(IpAddress address) {
        return new ClientAddress(address.text(), Optional.of(address.block()));
    }

    /** A proxy's address stands for everybody behind it. */
    private static ClientAddress uncounted(IpAddress address) {
        return new ClientAddress(address.text(), Optional.empty());
    }

    private List<String> hops(List<String> xForwardedFor, List<String> forwarded) {
        return switch (proxies.header()) {
            case ANY ->
                xForwardedFor.isEmpty() ? ForwardedHops.ofForwarded(forwarded) : ForwardedHops.ofList(xForwardedFor);
            case X_FORWARDED_FOR -> ForwardedHops.ofList(xForwardedFor);
            case FORWARDED -> ForwardedHops.ofForwarded(forwarded);
        };
    }

    /** The nearest that is no declared proxy, else the farthest; the connection when a hop on the way is not an address. */
    private IpAddress behind(IpAddress connection, List<String> nearestFirst) {
        IpAddress last = connection;
        for (String hop : nearestFirst.subList(0, Math.min(MOST_HOPS, nearestFirst.size()))) {
            Optional<IpAddress> written = ForwardedHops.address(hop);
            if (written.isEmpty()) {
                return connection;
            }
            last = written.get();
            if (!proxies.trusts(last)) {
                return last;
            }
        }
        return nearestFirst.size() > MOST_HOPS ? connection : last;
    }

    private void warn(IpAddress undeclared) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "{0} sends forwarded headers and is not declared in mcp-sql.trusted-proxies: they are not believed,"
                            + " and attempts from there are not counted (told once)",
                    undeclared.text());
        }
    }
}
