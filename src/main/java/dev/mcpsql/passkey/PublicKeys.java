// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.math.BigInteger;
import java.util.List;

/**
 * The kinds of keys that may be enrolled: ES256 on P-256, EdDSA on Ed25519, RS256 with 2048 to 4096 bits (WebAuthn §5.8.5;
 * RFC 8812 §2).
 *
 * <p>The library compares the algorithm only. Which curve, and how large a modulus, is the key's own claim.
 */
final class PublicKeys {

    /** The algorithms, the best first (WebAuthn §5.4, pubKeyCredParams). */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    /** The same as the library wants them. */
    static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final int LEAST_MODULUS_BITS = 2048;
    private static final int LARGEST_MODULUS_BITS = 4096;
    private static final int LARGEST_EXPONENT_BYTES = 8;

    private PublicKeys() {}

    /** Whether the key is of such a kind, a public one, and of the kind that its algorithm says. */
    static boolean fit(COSEKey key) {
        COSEAlgorithmIdentifier algorithm = key.getAlgorithm();
        if (algorithm == null || key.hasPrivateKey()) {
            return false;
        }
        if (key instanceof EC2COSEKey point) {
            return algorithm.equals(COSEAlgorithmIdentifier.ES256) && Curve.SECP256R1.equals(point.getCurve());
        }
        if (key instanceof EdDSACOSEKey edwards) {
            return algorithm.equals(COSEAlgorithmIdentifier.EdDSA) && Curve.ED25519.equals(edwards.getCurve());
        }
        return key instanceof RSACOSEKey rsa && algorithm.equals(COSEAlgorithmIdentifier.RS256) && fits(rsa);
    }

    private static boolean fits(RSACOSEKey key) {
        byte[] modulus = key.getN();
        byte[] exponent = key.getE();
        if (modulus == null || exponent == null || exponent.length > LARGEST_EXPONENT_BYTES) {
            return false;
        }
        int bits = new BigInteger(1, modulus).bitLength();
        return LEAST_MODULUS_BITS <= bits && bits <= LARGEST_MODULUS_BITS;
    }
}
