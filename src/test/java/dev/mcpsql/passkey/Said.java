// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

/**
 * What browser and authenticator say in a ceremony; the truth, unless a test changes it.
 *
 * @param challenge as base64url
 * @param origin of the page
 * @param rpId whose passkey it is
 * @param type the ceremony in the client data; empty for the right one
 * @param flags WebAuthn §6.1
 * @param counter WebAuthn §6.1.1
 * @param more further members of the client data, each with a comma before it
 */
record Said(String challenge, String origin, String rpId, String type, int flags, int counter, String more) {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    static final int BACKUP_ELIGIBLE = 0x08;
    static final int BACKED_UP = 0x10;

    static Said to(String challenge) {
        return new Said(challenge, "http://localhost:8080", "localhost", "", PRESENT | VERIFIED, 0, "");
    }

    Said origin(String other) {
        return new Said(challenge, other, rpId, type, flags, counter, more);
    }

    Said rpId(String other) {
        return new Said(challenge, origin, other, type, flags, counter, more);
    }

    Said type(String other) {
        return new Said(challenge, origin, rpId, other, flags, counter, more);
    }

    Said flags(int other) {
        return new Said(challenge, origin, rpId, type, other, counter, more);
    }

    Said counter(int other) {
        return new Said(challenge, origin, rpId, type, flags, other, more);
    }

    Said more(String other) {
        return new Said(challenge, origin, rpId, type, flags, counter, other);
    }

    /** WebAuthn §5.8.1. */
    String clientData(String rightType) {
        return "{\"type\":\"" + (type.isEmpty() ? rightType : type) + "\",\"challenge\":\"" + challenge
                + "\",\"origin\":\"" + origin + "\"" + more + "}";
    }
}
