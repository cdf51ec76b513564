// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * What a new password must be, whoever sets it (NIST SP 800-63B-4 §3.1.1.2): long enough, text, and not one of those that are
 * tried first. Nothing is asked about kinds of characters, nothing is cut off, and spaces at the ends count.
 */
final class PasswordRules {

    /** The standard asks for 15 where a password stands alone and 8 beside a second factor. */
    static final int SHORTEST = 12;

    /** The standard asks for 64 at least. */
    static final int LONGEST = 256;

    private final CommonPasswords common = new CommonPasswords();

    /**
     * What stands against the password, as one sentence for the person who chose it; empty when nothing does. It never quotes
     * the password.
     *
     * @param username whose it shall be
     */
    Optional<String> objection(String username, String password) {
        String text = PasswordHash.normalized(password);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("a password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(PasswordRules::noText)) {
            return Optional.of("a password has no control characters and none that Unicode does not define");
        }
        return common.contain(text.toLowerCase(Locale.ROOT), username)
                ? Optional.of("a password is more than common words, the username, years and runs like 1234 or aaaa")
                : Optional.empty();
    }

    /** What a later version of Unicode, or another program, may encode in another way. */
    private static boolean noText(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
