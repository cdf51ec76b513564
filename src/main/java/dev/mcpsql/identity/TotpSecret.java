// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A new TOTP secret, shown once to the person who types it into an authenticator (RFC 6238; SHA-1, 6 digits, 30 s: what
 * all authenticators can do).
 *
 * @param base32 RFC 4648 §6, without padding
 */
public record TotpSecret(String base32) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static TotpSecret of(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte next : secret) {
            held = ((held << 8) | (next & 0xff)) & 0xfff;
            bits += 8;
            for (; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt((held >> (bits - 5)) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((held << (5 - bits)) & 31));
        }
        return new TotpSecret(text.toString());
    }

    /**
     * The {@code otpauth:} URI that authenticators read from a QR code (Key Uri Format). An issuer must not contain a colon,
     * which separates it from the name.
     */
    public String uri(String issuer, String username) {
        String name = encoded(issuer.replace(':', ' '));
        return "otpauth://totp/" + name + ":" + encoded(username) + "?secret=" + base32 + "&issuer=" + name;
    }

    /** The secret in groups of four, for whoever types it. */
    public String grouped() {
        return String.join(" ", base32.split("(?<=\\G.{4})"));
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
