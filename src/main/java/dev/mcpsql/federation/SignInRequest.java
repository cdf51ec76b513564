// SPDX-License-Identifier: MIT
package dev.mcpsql.federation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One way of one browser to the provider and back.
 *
 * <p>Nonce and code verifier follow from state and cookie by HMAC-SHA256, 256 bits each: nobody without the browser's cookie can
 * make them, and no database holds them (OpenID Connect Core 1.0 §15.5.2; RFC 7636 §7.1).
 *
 * @param state binds the answer to this request (RFC 6749 §10.12)
 * @param nonce binds the ID token to it
 * @param verifier binds the code to it
 * @param destination what the page that began gave to keep
 */
record SignInRequest(String state, String nonce, String verifier, String destination) {

    static SignInRequest of(String state, String cookie, String destination) {
        return new SignInRequest(
                state, derived(cookie, "nonce " + state), derived(cookie, "code verifier " + state), destination);
    }

    private static String derived(String cookie, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] value = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
