// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import java.util.List;

/**
 * WebAuthn's credential record, §4, as far as a later ceremony asks for it.
 *
 * @param id the credential id
 * @param credential the attested credential data, which hold the public key
 * @param signCount the counter of its last use
 * @param verifiesUser whether it verified its person at enrolment or, later, beside the password
 * @param backupEligible whether it may leave its device
 * @param backedUp whether it did
 * @param transports how it is reached, as the browser said
 */
record StoredPasskey(
        Base64Url id,
        Base64Url credential,
        long signCount,
        boolean verifiesUser,
        boolean backupEligible,
        boolean backedUp,
        List<String> transports) {

    StoredPasskey {
        transports = List.copyOf(transports);
    }
}
