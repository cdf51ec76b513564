// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

/**
 * What a browser answers to an authentication's options, each part as our script sent it: base64url, nothing trusted yet.
 *
 * @param credentialId which passkey
 * @param userHandle whose, if the passkey said so; else empty
 * @param clientData WebAuthn §5.8.1
 * @param authenticatorData WebAuthn §6.1
 * @param signature over the two
 */
public record AssertionAnswer(
        String credentialId, String userHandle, String clientData, String authenticatorData, String signature) {}
