// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as a number, whatever its spelling: an IPv4 address that is written as an IPv6 one ({@code ::ffff:192.0.2.1}, RFC
 * 4291 §2.5.5.2) is the IPv4 address.
 *
 * @param value never the result of a look-up
 */
public record IpAddress(InetAddress value) {

    /** Four numbers without leading zeros, which some read as octal (RFC 6943 §3.1.1). */
    private static final Pattern FOUR =
            Pattern.compile("(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.(?!$)|$)){4}");

    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /** The address that is written there; empty for names and everything else. A zone ({@code %eth0}) is left out. */
    public static Optional<IpAddress> of(String literal) {
        if (FOUR.matcher(literal).matches()) {
            return parsed(literal);
        }
        String six = literal.split("%", 2)[0];
        // In brackets nothing but a literal is taken, so no name is ever looked up.
        return six.contains(":") && SIX.matcher(six).matches() ? parsed("[" + six + "]") : Optional.empty();
    }

    private static Optional<IpAddress> parsed(String literal) {
        try {
            return Optional.of(new IpAddress(InetAddress.getByName(literal)));
        } catch (UnknownHostException notOne) {
            return Optional.empty();
        }
    }

    /** In digits, always the same for the same address. */
    public String text() {
        return value.getHostAddress();
    }

    /** What counts as one with it. */
    public AddressBlock block() {
        return AddressBlock.of(this);
    }

    boolean isFour() {
        return value instanceof Inet4Address;
    }
}
