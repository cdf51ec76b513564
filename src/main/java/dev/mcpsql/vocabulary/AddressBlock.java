// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.util.HexFormat;

/**
 * What counts as one address: an IPv4 address, or an IPv6 /64, which is the least that one customer has (RFC 6177).
 *
 * @param value {@code 192.0.2.1} or {@code 2001:db8:0:1::/64}
 */
public record AddressBlock(String value) {

    private static final String PREFIX = "/64";

    /** The block of a literal address, or of a block as it is written here; a text that is neither is a block of its own. */
    public static AddressBlock of(String address) {
        String literal = address.endsWith(PREFIX) ? address.substring(0, address.length() - PREFIX.length()) : address;
        return IpAddress.of(literal).map(IpAddress::block).orElseGet(() -> new AddressBlock(address));
    }

    static AddressBlock of(IpAddress address) {
        if (address.isFour()) {
            return new AddressBlock(address.text());
        }
        byte[] bytes = address.value().getAddress();
        StringBuilder groups = new StringBuilder();
        for (int at = 0; at < 8; at += 2) {
            String group = HexFormat.of().formatHex(bytes, at, at + 2);
            groups.append(group.replaceFirst("^0{1,3}", "")).append(':');
        }
        return new AddressBlock(groups + ":" + PREFIX);
    }
}
