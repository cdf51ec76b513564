// SPDX-License-Identifier: MIT
package dev.mcpsql.identity;

import java.util.function.Function;

/** How one step of a sign-in ended. */
public sealed interface SignInStep {

    /** One branch for each ending. */
    <R> R match(Branches<R> branches);

    /**
     * What to do at each ending.
     *
     * @param onSignedIn all factors were right
     * @param onSecondFactorDue a code must follow
     * @param onEnrolmentDue a first second factor must be enrolled
     * @param onInactive right, but deactivated
     * @param onDenied wrong, or too early
     */
    record Branches<R>(
            Function<SignedIn, R> onSignedIn,
            Function<SecondFactorDue, R> onSecondFactorDue,
            Function<EnrolmentDue, R> onEnrolmentDue,
            Function<Inactive, R> onInactive,
            Function<Denied, R> onDenied) {}

    /**
     * All factors were right.
     *
     * @param cookie the new session
     */
    record SignedIn(String cookie) implements SignInStep {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onSignedIn().apply(this);
        }
    }

    /**
     * The password was right; a code must follow.
     *
     * @param cookie the unfinished session
     */
    record SecondFactorDue(String cookie) implements SignInStep {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onSecondFactorDue().apply(this);
        }
    }

    /**
     * The password was right; a second factor is required and the account has none, so one must be enrolled.
     *
     * @param cookie the session that opens enrolment and nothing else
     */
    record EnrolmentDue(String cookie) implements SignInStep {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onEnrolmentDue().apply(this);
        }
    }

    /**
     * The password was right, but the account was deactivated.
     *
     * @param person who came
     */
    record Inactive(Standing person) implements SignInStep {
        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onInactive().apply(this);
        }
    }

    /**
     * No.
     *
     * @param why what the person may be told
     */
    record Denied(Why why) implements SignInStep {

        /** What the person may be told. */
        public enum Why {
            /** Name and password, or the code, are not right; which of them is not told. */
            WRONG,
            /** Too many attempts, or too many people at once: wait a minute. */
            WAIT,
            /** The unfinished session is gone: begin again. */
            EXPIRED
        }

        @Override
        public <R> R match(Branches<R> branches) {
            return branches.onDenied().apply(this);
        }
    }
}
