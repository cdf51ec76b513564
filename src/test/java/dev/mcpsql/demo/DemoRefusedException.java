// SPDX-License-Identifier: MIT
package dev.mcpsql.demo;

/** The demo cannot start, for a reason that the person at the keyboard can remove; the message is one sentence. */
final class DemoRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoRefusedException(String sentence) {
        super(sentence);
    }
}
