// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.method;

/** Whoever has to do with a call while it is being answered. */
@FunctionalInterface
public interface CallWatch {

    /**
     * The call begins: its envelope is sound, so its answer is a result whatever happens.
     *
     * @param cancel ends it early, from any thread; does nothing once it has ended
     */
    void began(Runnable cancel);

    /** The same for both. */
    default CallWatch and(CallWatch other) {
        return cancel -> {
            began(cancel);
            other.began(cancel);
        };
    }
}
