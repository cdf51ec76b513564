// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token that a form carries to prove that it was shown to the bearer of the cookie it comes back with.
 *
 * <p>Derived from the cookie by HMAC-SHA256, so it is bound to the session, changes with it and is stored nowhere (OWASP
 * CSRF prevention cheat sheet, "HMAC Based Token Pattern").
 *
 * @param value what the hidden field holds
 */
public record FormToken(String value) {

    /** The token of the session with this cookie. */
    public static FormToken of(String cookie) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] token = mac.doFinal("form token".getBytes(StandardCharsets.UTF_8));
            return new FormToken(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** Whether a form came back with this token; compared in constant time. */
    public boolean matches(String submitted) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), submitted.getBytes(StandardCharsets.UTF_8));
    }
}
