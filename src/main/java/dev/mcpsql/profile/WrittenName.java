// SPDX-License-Identifier: MIT
package dev.mcpsql.profile;

import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A relation as a caller wrote it: unquoted parts fold to lower case, quoted ones do not (PostgreSQL manual §4.1.1).
 *
 * @param schema empty when none was written
 * @param name the relation's own name
 */
record WrittenName(Optional<Identifier> schema, Identifier name) {

    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{Nd}_$]*)";
    private static final Pattern SHAPE =
            Pattern.compile("\\s*(?:(" + PART + ")\\s*\\.\\s*)?(" + PART + ")\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    /** Longer than two quoted identifiers can be; a bound for the pattern. */
    private static final int MAX_LENGTH = 300;

    static Optional<WrittenName> read(String written) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(written);
        if (!shape.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WrittenName(schema(shape.group(1)), identifier(shape.group(2))));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    boolean means(RelationName relation) {
        return name.equals(relation.name())
                && schema.map(relation.schema()::equals).orElse(true);
    }

    private static Optional<Identifier> schema(@Nullable String part) {
        return Optional.ofNullable(part).map(WrittenName::identifier);
    }

    private static Identifier identifier(String part) {
        return part.startsWith("\"")
                ? new Identifier(part.substring(1, part.length() - 1).replace("\"\"", "\""))
                : Identifier.unquoted(part);
    }
}
