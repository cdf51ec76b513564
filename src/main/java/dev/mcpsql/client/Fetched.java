// SPDX-License-Identifier: MIT
package dev.mcpsql.client;

import java.time.Duration;
import java.util.function.Function;

/** What came of reading a document. */
sealed interface Fetched {

    /** One branch for each ending. */
    <R> R match(Function<Document, R> onDocument, Function<DocumentFault, R> onFault);

    /**
     * It was delivered.
     *
     * @param text the document
     * @param keep for how long it need not be read again
     */
    record Document(String text, Duration keep) implements Fetched {
        @Override
        public <R> R match(Function<Document, R> onDocument, Function<DocumentFault, R> onFault) {
            return onDocument.apply(this);
        }
    }

    /** It was not. */
    record Failed(DocumentFault fault) implements Fetched {
        @Override
        public <R> R match(Function<Document, R> onDocument, Function<DocumentFault, R> onFault) {
            return onFault.apply(fault);
        }
    }
}
