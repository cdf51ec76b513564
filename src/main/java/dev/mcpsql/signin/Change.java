// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import java.util.Optional;
import java.util.stream.Stream;

/** What a person may change only soon after having shown who that is. A closed list, so a confirmation leads nowhere else. */
enum Change {
    AUTHENTICATOR("authenticator", "set up an authenticator"),
    AUTHENTICATOR_REMOVAL("authenticator/remove", "remove your authenticator"),
    PASSKEY("passkeys", "add a passkey"),
    PASSKEY_REMOVAL("passkeys/remove", "remove a passkey"),
    RECOVERY_CODES("recovery-codes", "make new recovery codes"),
    PASSWORD("password", "change your password");

    private final String page;
    private final String words;

    Change(String page, String words) {
        this.page = page;
        this.words = words;
    }

    /** The change whose page has that name. */
    static Optional<Change> of(String page) {
        return Stream.of(values()).filter(change -> change.page.equals(page)).findFirst();
    }

    /** The name in a query or form. */
    String page() {
        return page;
    }

    /** As in "before you …". */
    String words() {
        return words;
    }

    /** Where it is made. */
    String path() {
        return "/account/" + page;
    }
}
