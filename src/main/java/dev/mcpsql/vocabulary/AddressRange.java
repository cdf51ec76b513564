// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import java.math.BigInteger;

/**
 * Addresses with the same beginning (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param network the lowest of them
 * @param prefix how many bits they share
 */
public record AddressRange(IpAddress network, int prefix) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when it is all there is, or begins elsewhere than it says
     */
    public AddressRange {
        int bits = bits(network);
        if (prefix < 1 || prefix > bits) {
            throw new IllegalArgumentException("a prefix of " + network.text() + " is 1 to " + bits);
        }
        if (number(network).getLowestSetBit() >= 0 && number(network).getLowestSetBit() < bits - prefix) {
            throw new IllegalArgumentException(network.text() + "/" + prefix + " has bits set behind its prefix");
        }
    }

    /**
     * A range as it is written: an address, or {@code address/prefix}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AddressRange of(String written) {
        String[] parts = written.split("/", 2);
        IpAddress network = IpAddress.of(parts[0])
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected addresses such as 10.0.0.7 or 10.0.0.0/24, got " + written));
        if (parts.length == 1) {
            return new AddressRange(network, bits(network));
        }
        if (!parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("expected a number of bits behind the slash, got " + written);
        }
        return new AddressRange(network, Integer.parseInt(parts[1]));
    }

    /** Whether the address is one of them. */
    public boolean contains(IpAddress address) {
        int behind = bits(network) - prefix;
        return address.isFour() == network.isFour()
                && number(address).shiftRight(behind).equals(number(network).shiftRight(behind));
    }

    private static int bits(IpAddress address) {
        return address.isFour() ? 32 : 128;
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.value().getAddress());
    }
}
