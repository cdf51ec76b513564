// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * What a passkey remembers of its person: the sixteen bytes of the account's random id, which tell nothing about anybody
 * (WebAuthn §14.6.1).
 */
final class UserHandle {

    private static final int BYTES = 16;

    private UserHandle() {}

    static Base64Url of(UUID account) {
        return Base64Url.of(ByteBuffer.allocate(BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    /** The account that a handle names, whether or not there is one; empty when it is no handle of ours. */
    static Optional<UUID> account(String handle) {
        return Base64Url.read(handle)
                .map(Base64Url::bytes)
                .filter(bytes -> bytes.length == BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }
}
