// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

/** An argument of the right shape that cannot be followed: an unknown name, a password too short. */
final class UnfitArgumentException extends Exception {

    private static final long serialVersionUID = 1L;

    /** One sentence for the operator. */
    UnfitArgumentException(String sentence) {
        super(sentence);
    }
}
