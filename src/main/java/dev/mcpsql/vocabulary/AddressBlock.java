// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * What counts as one address: an IPv4 address, or an IPv6 /64, which is the least that one customer has (RFC 6177).
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
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? new AddressBlock(HexFormat.of().formatHex(six.getAddress(), 0, 8) + "/64")
                    : new AddressBlock(address);
        } catch (UnknownHostException notAnAddress) {
            return new AddressBlock(address);
        }
    }
}
