// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Header values that may hold more than ASCII (MCP 2026-07-28, basic/transports/streamable-http, "Value Encoding"). */
public final class HeaderValue {

    private static final String START = "=?base64?";
    private static final String END = "?=";

    private HeaderValue() {}

    /** The value itself, taken out of the sentinel if it is in one; empty when the sentinel holds something else. */
    static Optional<String> decoded(String value) {
        if (value.length() < START.length() + END.length() || !value.startsWith(START) || !value.endsWith(END)) {
            return Optional.of(value);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(value.substring(START.length(), value.length() - END.length()));
            return Optional.of(utf8(bytes));
        } catch (IllegalArgumentException | CharacterCodingException garbled) {
            return Optional.empty();
        }
    }

    /** Strictly: what is not UTF-8 is refused, not replaced. */
    static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
