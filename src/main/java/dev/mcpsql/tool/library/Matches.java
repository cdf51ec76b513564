// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that hold what was typed: those that begin with it first, each group in the order it came.
 *
 * <p>A value is put into a request as it is, so it cannot stand inside a fence. Offered is therefore only what cannot be a
 * sentence: names of the letters A to Z of either case, digits, underscores and dollar signs, quoted where PostgreSQL needs it.
 * Not every script puts blanks between words, so letters of others are left out. All other names can be typed.
 */
final class Matches {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_$]+");

    private final String typed;

    private Matches(String typed) {
        this.typed = typed;
    }

    /** Capitals and quotes make no difference. */
    static Matches of(String typed) {
        return new Matches(folded(typed));
    }

    List<String> relations(List<RelationDescription> relations) {
        List<RelationName> names = relations.stream()
                .map(RelationDescription::name)
                .filter(name -> word(name.schema()) && word(name.name()))
                .toList();
        return Stream.concat(
                        names.stream().filter(this::begins),
                        names.stream()
                                .filter(name ->
                                        !begins(name) && folded(name.toString()).contains(typed)))
                .map(RelationName::toString)
                .toList();
    }

    List<String> columns(RelationDescription relation) {
        return among(relation.columns().stream()
                .map(ColumnDescription::name)
                .filter(Matches::word)
                .map(Identifier::spelled));
    }

    List<String> among(Stream<String> words) {
        List<String> all = words.toList();
        return Stream.concat(
                        all.stream().filter(word -> folded(word).startsWith(typed)),
                        all.stream().filter(word -> folded(word).indexOf(typed) > 0))
                .toList();
    }

    private boolean begins(RelationName name) {
        return folded(name.name().value()).startsWith(typed)
                || folded(name.toString()).startsWith(typed);
    }

    private static boolean word(Identifier name) {
        return WORD.matcher(name.value()).matches();
    }

    private static String folded(String text) {
        return text.strip().replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
