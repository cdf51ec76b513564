// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import java.util.Locale;

/** What a challenge was given for; an answer to one is no answer to another. */
enum Ceremony {
    /** A new passkey of the person who is signed in. */
    REGISTRATION,
    /** The person is known by password and shows one of the own passkeys. */
    SECOND_FACTOR,
    /** Nobody is known yet: the passkey says who it is. */
    ALONE,
    /** The person who is signed in shows once more who that is. */
    CONFIRMATION;

    /** The stored form. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
