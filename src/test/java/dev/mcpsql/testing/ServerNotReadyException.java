// SPDX-License-Identifier: MIT
package dev.mcpsql.testing;

/** The server did not come up; the message is a sentence for people and names the log. */
public final class ServerNotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerNotReadyException(String sentence) {
        super(sentence);
    }
}
