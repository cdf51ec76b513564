// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What a browser is asked, in the JSON of WebAuthn §5.1.8 and §5.1.9 (options from JSON). */
final class Options {

    /** A browser asks its person for as long as the challenge counts. */
    private static final long TIMEOUT_MS = Challenges.LIFETIME.toMillis();

    private Options() {}

    /** For a new passkey; a device that holds one of these already is not asked for another. */
    static String creation(
            RelyingParty relyingParty, Base64Url challenge, UUID account, String username, List<StoredPasskey> known) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", challenge.text());
        options.put("rp", Map.of("id", relyingParty.id(), "name", relyingParty.name()));
        options.put("user", Map.of("id", UserHandle.of(account).text(), "name", username, "displayName", username));
        options.put(
                "pubKeyCredParams",
                PublicKeys.ALGORITHMS.stream()
                        .map(COSEAlgorithmIdentifier::getValue)
                        .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
                        .toList());
        options.put("timeout", TIMEOUT_MS);
        options.put("excludeCredentials", descriptors(known));
        options.put(
                "authenticatorSelection",
                Map.of("residentKey", "preferred", "requireResidentKey", false, "userVerification", "preferred"));
        options.put("attestation", "none");
        return JsonMapper.shared().writeValueAsString(options);
    }

    /** For one of the person's own passkeys, after the password. */
    static String second(RelyingParty relyingParty, Base64Url challenge, List<StoredPasskey> allowed) {
        return request(relyingParty, challenge, allowed, "preferred");
    }

    /** For any passkey that says whose it is; names none, since nobody is known yet. */
    static String alone(RelyingParty relyingParty, Base64Url challenge) {
        return request(relyingParty, challenge, List.of(), "required");
    }

    /** For one of the person's own passkeys that verifies its person. */
    static String confirmation(RelyingParty relyingParty, Base64Url challenge, List<StoredPasskey> allowed) {
        return request(relyingParty, challenge, allowed, "required");
    }

    private static String request(
            RelyingParty relyingParty, Base64Url challenge, List<StoredPasskey> allowed, String userVerification) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", challenge.text());
        options.put("rpId", relyingParty.id());
        options.put("timeout", TIMEOUT_MS);
        options.put("allowCredentials", descriptors(allowed));
        options.put("userVerification", userVerification);
        return JsonMapper.shared().writeValueAsString(options);
    }

    private static List<Map<String, Object>> descriptors(List<StoredPasskey> passkeys) {
        return passkeys.stream()
                .map(passkey -> Map.<String, Object>of(
                        "type", "public-key", "id", passkey.id().text(), "transports", passkey.transports()))
                .toList();
    }
}
