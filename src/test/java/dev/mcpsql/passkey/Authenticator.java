// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authenticator and its browser in one, with one passkey, by the cryptography of the JDK; says whatever it is told to. */
final class Authenticator {

    /** The kinds of keys, good and bad. */
    enum Kind {
        ES256("EC", "secp256r1", "SHA256withECDSA"),
        EDDSA("Ed25519", "", "Ed25519"),
        RS256("RSA", "2048", "SHA256withRSA"),
        ES256_ON_P384("EC", "secp384r1", "SHA256withECDSA"),
        RS256_OF_1024_BITS("RSA", "1024", "SHA256withRSA"),
        ES384("EC", "secp384r1", "SHA384withECDSA");

        private final String family;
        private final String size;
        private final String signature;

        Kind(String family, String size, String signature) {
            this.family = family;
            this.size = size;
            this.signature = signature;
        }

        private KeyPair pair() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            if (family.equals("EC")) {
                generator.initialize(new ECGenParameterSpec(size));
            } else if (family.equals("RSA")) {
                generator.initialize(Integer.parseInt(size));
            }
            return generator.generateKeyPair();
        }
    }

    private static final int ATTESTED = 0x40;

    private final Kind kind;
    private final KeyPair keys;
    private final byte[] id = new byte[32];

    Authenticator(Kind kind) {
        this.kind = kind;
        new SecureRandom().nextBytes(id);
        try {
            this.keys = kind.pair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String id() {
        return text(id);
    }

    /** The answer to a registration, without attestation. */
    RegistrationAnswer registers(Said said) {
        return registers(said, "none", Map.of());
    }

    /** The same with an attestation statement. */
    RegistrationAnswer registers(Said said, String format, Map<String, Object> statement) {
        byte[] credential = Cbor.joined(
                new byte[16], ByteBuffer.allocate(2).putShort((short) id.length).array(), id, Cbor.of(publicKey()));
        return answer(said, attestation(format, statement, Cbor.joined(data(said, ATTESTED), credential)));
    }

    /** The same with an attestation object of the caller's own. */
    static RegistrationAnswer answer(Said said, byte[] attestation) {
        return new RegistrationAnswer(
                text(said.clientData("webauthn.create").getBytes(UTF_8)),
                text(attestation),
                "internal hybrid",
                "Laptop");
    }

    static byte[] attestation(String format, Map<String, Object> statement, byte[] authenticatorData) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("fmt", format);
        object.put("attStmt", statement);
        object.put("authData", authenticatorData);
        return Cbor.of(object);
    }

    /** The answer to an authentication; without a handle, as of a key that keeps none. */
    AssertionAnswer signs(Said said) {
        return signs(said, "");
    }

    /** The answer to an authentication. */
    AssertionAnswer signs(Said said, String userHandle) {
        byte[] clientData = said.clientData("webauthn.get").getBytes(UTF_8);
        byte[] data = data(said, 0);
        byte[] signature = signed(Cbor.joined(data, sha256(clientData)));
        return new AssertionAnswer(id(), userHandle, text(clientData), text(data), text(signature));
    }

    private byte[] signed(byte[] message) {
        try {
            Signature signature = Signature.getInstance(kind.signature);
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] data(Said said, int more) {
        return ByteBuffer.allocate(37)
                .put(sha256(said.rpId().getBytes(UTF_8)))
                .put((byte) (said.flags() | more))
                .putInt(said.counter())
                .array();
    }

    /** RFC 9052 §7; the labels are those of RFC 9053 §7 and RFC 8230 §4. */
    private Map<Integer, Object> publicKey() {
        Map<Integer, Object> key = new LinkedHashMap<>();
        if (keys.getPublic() instanceof ECPublicKey point) {
            int size = (point.getParams().getOrder().bitLength() + 7) / 8;
            key.put(1, 2);
            key.put(3, kind == Kind.ES384 ? -35 : -7);
            key.put(-1, size == 32 ? 1 : 2);
            key.put(-2, unsigned(point.getW().getAffineX(), size));
            key.put(-3, unsigned(point.getW().getAffineY(), size));
        } else if (keys.getPublic() instanceof RSAPublicKey rsa) {
            key.put(1, 3);
            key.put(3, -257);
            key.put(-1, unsigned(rsa.getModulus(), rsa.getModulus().bitLength() / 8));
            key.put(-2, unsigned(rsa.getPublicExponent(), 3));
        } else {
            byte[] encoded = ((EdECPublicKey) keys.getPublic()).getEncoded();
            key.put(1, 1);
            key.put(3, -8);
            key.put(-1, 6);
            key.put(-2, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        }
        return key;
    }

    private static byte[] unsigned(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] sized = new byte[size];
        int length = Math.min(size, bytes.length);
        System.arraycopy(bytes, bytes.length - length, sized, size - length, length);
        return sized;
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
