// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import dev.mcpsql.vocabulary.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what proxies write about those before them: {@code X-Forwarded-For}, a list that no standard defines, and {@code
 * Forwarded} (RFC 7239 §4). Always from the right, so that nothing a client wrote can change what a proxy put behind it.
 */
final class ForwardedHops {

    private static final String PORT = "(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]{1,64}))?";

    /** An address; in brackets when it is IPv6 with a port, which may be hidden (RFC 7239 §6). */
    private static final Pattern NODE = Pattern.compile("\\[(?<six>[0-9A-Fa-f:.]{2,45})]" + PORT
            + "|(?<four>[0-9.]{7,15})" + PORT
            + "|(?<bare>[0-9A-Fa-f:.]{2,45})");

    private ForwardedHops() {}

    /** The nodes of {@code X-Forwarded-For}, the nearest first. */
    static List<String> ofList(List<String> lines) {
        return nearestFirst(
                lines.stream().flatMap(line -> Stream.of(line.split(",", -1))).map(String::strip));
    }

    /** The nodes of {@code Forwarded}, the nearest first; an element without exactly one {@code for} is an empty node. */
    static List<String> ofForwarded(List<String> lines) {
        return nearestFirst(
                lines.stream().flatMap(line -> parts(line, ',').stream()).map(ForwardedHops::node));
    }

    /** The address of a node; empty for {@code unknown}, hidden ones ({@code _name}) and whatever else is none. */
    static Optional<IpAddress> address(String node) {
        Matcher parts = NODE.matcher(node);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Stream.of("six", "four", "bare")
                .flatMap(name -> Optional.ofNullable(parts.group(name)).stream())
                .findFirst()
                .flatMap(IpAddress::of);
    }

    private static List<String> nearestFirst(Stream<String> nodes) {
        List<String> reversed = new ArrayList<>(nodes.toList());
        Collections.reverse(reversed);
        return reversed;
    }

    private static String node(String element) {
        List<String> nodes = parts(element, ';').stream()
                .map(pair -> pair.strip().split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equalsIgnoreCase("for"))
                .map(pair -> unquoted(pair[1]))
                .toList();
        return nodes.size() == 1 ? nodes.get(0) : "";
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The parts between separators that stand outside quotes, found from the right: a quote left open ends nothing behind it. */
    private static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int end = text.length();
        boolean quoted = false;
        for (int at = end - 1; at >= 0; at--) {
            char sign = text.charAt(at);
            if (sign == '"' && !escaped(text, at)) {
                quoted = !quoted;
            } else if (sign == separator && !quoted) {
                parts.add(0, text.substring(at + 1, end));
                end = at;
            }
        }
        parts.add(0, text.substring(0, end));
        return parts;
    }

    /** Whether an odd number of backslashes stands before it (RFC 9110 §5.6.4). */
    private static boolean escaped(String text, int quote) {
        int at = quote;
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at--;
        }
        return (quote - at) % 2 == 1;
    }
}
