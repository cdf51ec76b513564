// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** Makes signing keys and reads them back. */
final class RsaKeys {

    /** RFC 7518 §3.3 asks for 2048 at least; RS256 verifies in tens of microseconds. */
    private static final int KEY_BITS = 2048;

    private RsaKeys() {}

    /** A new pair under its thumbprint (RFC 7638). */
    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform makes RSA keys", impossible);
        }
    }

    /** The private half as it is sealed (PKCS #8). */
    static byte[] pkcs8(RSAKey pair) {
        try {
            return pair.toPrivateKey().getEncoded();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the pair was made with its private half", impossible);
        }
    }

    /** The pair whose private half is given (RFC 8017 appendix A.1.2: it holds the public half too). */
    static RSAKey ofPkcs8(byte[] encoded, String keyId) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            RSAPublicKey open = (RSAPublicKey)
                    rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder(open)
                    .privateKey(secret)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(keyId)
                    .build();
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a stored signing key is damaged: " + keyId, damaged);
        }
    }
}
