// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.RelationName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The relations of one profile that one filter admits, in order, and the places where an answer about them may begin.
 *
 * <p>A cursor is a digest of profile, filter and the last relation told, so it is short, nothing is kept for it, and one of
 * another profile or filter is none of this list. It needs no key: whoever makes one up gets to a place in a list that is theirs.
 */
public final class TableList {

    /** 96 bits: two relations of one profile never share a cursor. */
    private static final int CURSOR_BYTES = 12;

    private final ProfileName profile;
    private final String filter;
    private final List<RelationDescription> relations;

    /** Of everything that the profile sees, in the order to be told. */
    public TableList(ProfileName profile, String filter, List<RelationDescription> all) {
        TableFilter names = new TableFilter(filter);
        this.profile = profile;
        this.filter = filter;
        this.relations =
                all.stream().filter(relation -> names.admits(relation.name())).toList();
    }

    /** What follows the place; all for {@code ""}; nothing is known of a cursor that is none of this list's. */
    public Optional<List<RelationDescription>> after(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.of(relations);
        }
        for (int i = 0; i < relations.size(); i++) {
            if (cursorAfter(relations.get(i).name()).equals(cursor)) {
                return Optional.of(relations.subList(i + 1, relations.size()));
            }
        }
        return Optional.empty();
    }

    /** The cursor for what follows that relation. */
    public String cursorAfter(RelationName last) {
        // None of the three can hold the separator.
        String place = profile + "\0" + filter + "\0" + last.quoted();
        byte[] digest = sha256().digest(place.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, CURSOR_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
