// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.executor.Execution;
import java.util.function.Function;

/**
 * One promise that was tried.
 *
 * @param subject the profile or the login
 * @param promise what should hold
 * @param ending whether it did
 * @param seen what was seen
 */
record SmokeFinding(String subject, String promise, Ending ending, String seen) {

    /** How the try ended. */
    enum Ending {
        /** As promised. */
        HELD,
        /** Not so. */
        BROKEN
    }

    static SmokeFinding of(String subject, String promise, boolean held, String seen) {
        return new SmokeFinding(subject, promise, held ? Ending.HELD : Ending.BROKEN, seen);
    }

    /** The statement must answer. */
    static SmokeFinding answers(String subject, String promise, Execution execution) {
        return execution.match(
                rows -> of(subject, promise, true, "answered"),
                failed -> of(subject, promise, false, sentence(failed)));
    }

    /** PostgreSQL itself must refuse the statement; a door that is not there proves nothing. */
    static SmokeFinding refused(String subject, String promise, Execution execution) {
        Function<Execution.Failed, SmokeFinding> onFailed =
                failed -> of(subject, promise, failed.reason().code().equals("execution_error"), sentence(failed));
        return execution.match(rows -> of(subject, promise, false, "answered"), onFailed);
    }

    boolean held() {
        return ending == Ending.HELD;
    }

    String word() {
        return held() ? "ok" : "BROKEN";
    }

    private static String sentence(Execution.Failed failed) {
        return failed.sqlState() + " " + failed.message();
    }
}
