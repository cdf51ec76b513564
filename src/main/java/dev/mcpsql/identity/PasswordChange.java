// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.util.function.Function;
import java.util.function.Supplier;

/** How it ended when a person asked for another password. */
public sealed interface PasswordChange {

    /** One branch for each ending. */
    <R> R match(Branches<R> branches);

    /**
     * What to do at each ending.
     *
     * @param onChanged it holds
     * @param onWrongCurrent the current password was not the one that was given
     * @param onWeak the new one is against the rules
     * @param onBusy too many attempts, or too many people at once: nothing was checked
     */
    record Branches<R>(
            Function<Changed, R> onChanged, Supplier<R> onWrongCurrent, Function<Weak, R> onWeak, Supplier<R> onBusy) {}

    /**
     * It holds: every other session is over, every token revoked.
     *
     * @param cookie under which the person's own session goes on
     */
    record Changed(String cookie) implements PasswordChange {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onChanged().apply(this);
        }
    }

    /** The current password was not the one that was given, or the account or session changed meanwhile. */
    record WrongCurrent() implements PasswordChange {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onWrongCurrent().get();
        }
    }

    /**
     * The new password is against the rules; nothing was checked or counted.
     *
     * @param sentence what the person is told
     */
    record Weak(String sentence) implements PasswordChange {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onWeak().apply(this);
        }
    }

    /** Too many attempts, or too many people at once: wait {@link SignInBackOff#LONGEST_WAIT} and try again. */
    record Busy() implements PasswordChange {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onBusy().get();
        }
    }
}
