// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.token;

import java.util.Optional;

/** A literal between dollar signs with a tag: {@code $tag$…$tag$} (manual §4.1.2.4). Immutable. */
final class DollarQuote {

    private final String sql;
    private final String tag;
    private final int begin;
    private final int close;

    /** Looks for one that begins at that dollar sign. */
    DollarQuote(String sql, int start) {
        this.sql = sql;
        int tagEnd = start + 1;
        while (tagEnd < sql.length()
                && (Letters.isNameStart(sql.charAt(tagEnd))
                        || (tagEnd > start + 1 && Letters.isDigit(sql.charAt(tagEnd))))) {
            tagEnd++;
        }
        boolean opens = tagEnd < sql.length() && sql.charAt(tagEnd) == '$';
        this.tag = opens ? sql.substring(start, tagEnd + 1) : "";
        this.begin = tagEnd + 1;
        this.close = opens ? sql.indexOf(tag, begin) : -1;
    }

    /** Whether a literal begins there, and not a parameter. */
    boolean opens() {
        return !tag.isEmpty();
    }

    /** The text between the tags; empty when the second one is missing. */
    Optional<String> value() {
        return close < 0 ? Optional.empty() : Optional.of(sql.substring(begin, close));
    }

    /** Where the literal ends: behind its second tag, or where the text ends. */
    int end() {
        return close < 0 ? sql.length() : close + tag.length();
    }
}
