// SPDX-License-Identifier: MIT
package dev.mcpsql.passkey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the little CBOR that authenticators write (RFC 8949, CTAP2 canonical form for what is given in its order). */
final class Cbor {

    private Cbor() {}

    static byte[] of(Object value) {
        if (value instanceof Integer number) {
            return number >= 0 ? head(0, number) : head(1, -1 - number);
        }
        if (value instanceof byte[] bytes) {
            return joined(head(2, bytes.length), bytes);
        }
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return joined(head(3, bytes.length), bytes);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Map<?, ?> map = (Map<?, ?>) value;
        all.writeBytes(head(5, map.size()));
        map.forEach((key, member) -> {
            all.writeBytes(of(key));
            all.writeBytes(of(member));
        });
        return all.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] head(int major, int length) {
        int type = major << 5;
        if (length < 24) {
            return new byte[] {(byte) (type | length)};
        }
        if (length < 256) {
            return new byte[] {(byte) (type | 24), (byte) length};
        }
        return length < 65_536
                ? ByteBuffer.allocate(3)
                        .put((byte) (type | 25))
                        .putShort((short) length)
                        .array()
                : ByteBuffer.allocate(5).put((byte) (type | 26)).putInt(length).array();
    }
}
