// SPDX-License-Identifier: MIT
package dev.mcpsql.access;

import java.io.IOException;

/** The client went away in the middle of its body. */
final class BrokenOffException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenOffException(IOException cause) {
        super("the client broke off", cause);
    }
}
