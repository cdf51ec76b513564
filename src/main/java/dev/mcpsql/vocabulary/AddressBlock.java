// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * What counts as one address: an IPv4 address, however it is spelled inside IPv6 (RFC 4291 §2.5.5.2), or an IPv6 /64, which
 * is the least that one customer has (RFC 6177).
 *
 * @param value as it is stored
 */
public record AddressBlock(String value) {

    /** The block of a literal address; never looks a name up, since the container only gives literals. */
    public static AddressBlock of(String address) {
        if (!address.contains(":")) {
            return new AddressBlock(address);
        }
        try {
            InetAddress literal = InetAddress.getByName(address);
            return new AddressBlock(
                    literal instanceof Inet6Address six
                            ? HexFormat.of().formatHex(six.getAddress(), 0, 8) + "/64"
                            : literal.getHostAddress());
        } catch (UnknownHostException notAnAddress) {
            return new AddressBlock(address);
        }
    }
}
