// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

/**
 * What a browser answers to a registration's options, each part as our script sent it: base64url, nothing trusted yet.
 *
 * @param clientData WebAuthn §5.8.1
 * @param attestation WebAuthn §6.5
 * @param transports words of WebAuthn §5.8.4 with spaces between
 * @param label what the person calls the new passkey
 */
public record RegistrationAnswer(String clientData, String attestation, String transports, String label) {}
