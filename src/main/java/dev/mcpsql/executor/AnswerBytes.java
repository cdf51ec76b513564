// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import java.io.ByteArrayOutputStream;

/** The bytes of an answer while it is written; the last ones can be taken back. One thread. */
final class AnswerBytes extends ByteArrayOutputStream {

    AnswerBytes() {
        super(1024);
    }

    /** Takes back all that came after so many bytes. */
    void takeBackTo(int size) {
        count = size;
    }
}
