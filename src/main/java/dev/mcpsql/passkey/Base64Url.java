// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import java.util.Base64;
import java.util.Optional;

/**
 * Bytes in the spelling of WebAuthn's JSON: base64url without padding (RFC 4648 §5).
 *
 * @param text canonical, so that equal bytes are equal texts
 */
record Base64Url(String text) {

    /** The spelling of these bytes. */
    static Base64Url of(byte[] bytes) {
        return new Base64Url(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what came from outside; empty when it is not spelled so, or says nothing. */
    static Optional<Base64Url> read(String text) {
        try {
            Base64Url canonical = of(Base64.getUrlDecoder().decode(text));
            return canonical.text.equals(text) && !text.isEmpty() ? Optional.of(canonical) : Optional.empty();
        } catch (IllegalArgumentException misspelled) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }
}
