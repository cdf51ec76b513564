// SPDX-License-Identifier: MIT
package dev.mcpsql.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;

/** The body of a request, never more than 64 KiB of it, whatever Content-Length said. */
public sealed interface Body {

    /** Nothing that OAuth or a form sends comes near it. */
    int MAX_BYTES = 64 * 1024;

    /** One branch for each ending. */
    <R> R match(Function<String, R> onText, Supplier<R> onTooLarge);

    /** Reads at most one byte more than allowed. */
    static Body read(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        return bytes.length > MAX_BYTES ? new TooLarge() : new Text(new String(bytes, StandardCharsets.UTF_8));
    }

    /** All of it. */
    record Text(String text) implements Body {
        @Override
        public <R> R match(Function<String, R> onText, Supplier<R> onTooLarge) {
            return onText.apply(text);
        }
    }

    /** There was more. */
    record TooLarge() implements Body {
        @Override
        public <R> R match(Function<String, R> onText, Supplier<R> onTooLarge) {
            return onTooLarge.get();
        }
    }
}
