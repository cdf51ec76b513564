// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.vocabulary.RelationName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses of resources (RFC 3986 §2.1, §2.3; RFC 6570 §3.2.2): {@code schema://} and a relation's name as one would paste it
 * into a query, everything but letters, digits, {@code -}, {@code .}, {@code _} and {@code ~} percent-encoded.
 */
final class ResourceUri {

    /** What the profile sees, in one page. */
    static final String OVERVIEW = "profile://overview";

    /** The template; {@code relation} is its one variable. */
    static final String TEMPLATE = "schema://{relation}";

    static final String VARIABLE = "relation";

    private static final String START = "schema://";

    /** Two quoted identifiers of 63 bytes, each byte encoded, fit more than twice. */
    private static final int MAX_LENGTH = 1_000;

    private ResourceUri() {}

    static String of(RelationName relation) {
        return START + encoded(relation);
    }

    /** The name without anything that a reader could take for a sentence. */
    static String encoded(RelationName relation) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : relation.toString().getBytes(StandardCharsets.UTF_8)) {
            if (unreserved(unit)) {
                encoded.append((char) unit);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", unit & 0xff));
            }
        }
        return encoded.toString();
    }

    /** The relation's name as the caller wrote it; empty when the address is of no relation. */
    static Optional<String> relation(String uri) {
        return uri.length() <= MAX_LENGTH && uri.regionMatches(true, 0, START, 0, START.length())
                ? decoded(uri.substring(START.length()))
                : Optional.empty();
    }

    private static boolean unreserved(byte unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || "-._~".indexOf(unit) >= 0;
    }

    private static Optional<String> decoded(String text) {
        byte[] units = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(units.length);
        int at = 0;
        while (at < units.length) {
            if (units[at] != '%') {
                plain.write(units[at++]);
                continue;
            }
            int value = at + 2 < units.length ? 16 * hex(units[at + 1]) + hex(units[at + 2]) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            plain.write(value);
            at += 3;
        }
        return utf8(plain.toByteArray());
    }

    /** So far below zero when it is no digit that no other digit makes up for it. */
    private static int hex(byte unit) {
        int digit = Character.digit(unit, 16);
        return digit < 0 ? -1_000 : digit;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException garbled) {
            return Optional.empty();
        }
    }
}
