// SPDX-License-Identifier: MIT
package dev.mcpsql.config;

import dev.mcpsql.vocabulary.AddressRange;
import dev.mcpsql.vocabulary.IpAddress;
import java.util.Arrays;
import java.util.List;

/**
 * The reverse proxies in front of this server, and what they write.
 *
 * @param trusted whose word about the client's address is taken
 * @param header where they write it
 */
public record ProxySettings(List<AddressRange> trusted, Header header) {

    /** Where a proxy writes the address of its client. */
    public enum Header {
        /** Either; when both are there, {@code X-Forwarded-For}. */
        ANY("any"),
        /** {@code X-Forwarded-For} and nothing else. */
        X_FORWARDED_FOR("x-forwarded-for"),
        /** {@code Forwarded} (RFC 7239) and nothing else. */
        FORWARDED("forwarded");

        private final String word;

        Header(String word) {
            this.word = word;
        }

        static Header of(String written) {
            return Arrays.stream(values())
                    .filter(header -> header.word.equals(written))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("is any, x-forwarded-for or forwarded, got " + written));
        }
    }

    /** Copies the list. */
    public ProxySettings {
        trusted = List.copyOf(trusted);
    }

    /** Whether the address is one of a declared proxy. */
    public boolean trusts(IpAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    static List<AddressRange> ranges(String written) {
        return Arrays.stream(written.split(",", -1))
                .map(String::strip)
                .map(AddressRange::of)
                .toList();
    }
}
