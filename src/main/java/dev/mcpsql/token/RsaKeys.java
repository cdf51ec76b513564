// SPDX-License-Identifier: MIT
package dev.mcpsql.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** Reads signing keys back. */
final class RsaKeys {

    private RsaKeys() {}

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
