// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether an address is one of the public Internet's: in no block of the IANA special-purpose registries (RFC 6890), and for
 * IPv6 in the one block of global unicast (RFC 4291 §2.4), outside of which embedded IPv4 addresses are.
 */
final class PublicAddress {

    private record Block(BigInteger network, int bytes, int ignored) {

        static Block of(String written) {
            String[] parts = written.split("/", 2);
            byte[] network = literal(parts[0]);
            int ignored = network.length * Byte.SIZE - Integer.parseInt(parts[1]);
            return new Block(new BigInteger(1, network).shiftRight(ignored), network.length, ignored);
        }

        boolean holds(byte[] address) {
            return address.length == bytes
                    && new BigInteger(1, address).shiftRight(ignored).equals(network);
        }

        private static byte[] literal(String text) {
            try {
                return InetAddress.getByName(text).getAddress();
            } catch (UnknownHostException impossible) {
                throw new IllegalArgumentException(text, impossible);
            }
        }
    }

    /** IANA IPv4 and IPv6 special-purpose address registries; multicast; what was reserved for 6to4. */
    private static final List<Block> SPECIAL = Stream.of("""
                    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
                    192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
                    203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
                    2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20
                    """.split("\\s+", -1))
            .filter(block -> !block.isEmpty())
            .map(Block::of)
            .toList();

    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private static final int IPV6_BYTES = 16;

    private PublicAddress() {}

    /** Whether it is. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean routed = bytes.length != IPV6_BYTES || GLOBAL_UNICAST.holds(bytes);
        return routed && SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }
}
