// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts the tokens of a text as two families of published models do; others are of the same order. */
public final class Tokens {

    private final Encoding newer;
    private final Encoding older;

    /** Reads the two dictionaries. */
    public Tokens() {
        EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
        this.newer = registry.getEncoding(EncodingType.O200K_BASE);
        this.older = registry.getEncoding(EncodingType.CL100K_BASE);
    }

    /** By {@code o200k_base}. */
    public int newer(String text) {
        return newer.countTokensOrdinary(text);
    }

    /** By {@code cl100k_base}. */
    public int older(String text) {
        return older.countTokensOrdinary(text);
    }
}
