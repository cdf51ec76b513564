// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as everybody may see it.
 *
 * @param keyId the {@code kid}, a thumbprint (RFC 7638)
 * @param createdAt since when it is published
 * @param signsFrom since when it signs, or will; it stops when the next one begins
 * @param retiredAt since when its tokens are worth nothing, if it was retired
 */
public record SigningKey(String keyId, Instant createdAt, Instant signsFrom, Optional<Instant> retiredAt) {

    boolean hasBegun(Instant now) {
        return !signsFrom.isAfter(now);
    }
}
