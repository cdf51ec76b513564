// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

/** How a command ends; closed, so that scripts can rely on it. */
public enum ExitCode {
    /** All is as it should be. */
    DONE(0),
    /** The command worked, and found something that a person should look at. */
    DIFFERENT(1),
    /** The command was not understood; nothing was done. */
    USAGE(2),
    /** The configuration cannot be used; nothing was done. */
    CONFIGURATION(3),
    /** The database did not answer, or refused. */
    DATABASE(4);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    /** What the process ends with; once released, never changed. */
    public int value() {
        return value;
    }
}
