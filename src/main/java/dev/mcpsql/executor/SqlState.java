// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.vocabulary.OutcomeReason;
import java.sql.SQLException;
import java.util.Set;

/**
 * An SQLSTATE and what it means here (PostgreSQL manual, appendix A).
 *
 * @param code five characters, or {@code ""} when nobody gave any
 */
record SqlState(String code) {

    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "57P05", "25P03");

    /** The state of the first exception in the chain of causes that has one. */
    static SqlState of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return new SqlState(sql.getSQLState());
            }
        }
        return new SqlState("");
    }

    /** Whether the connection is gone: the network's doing, a shutdown's, or a guard's that ends sessions. */
    boolean connectionLost() {
        return in("08") || LOST.contains(code);
    }

    /** Whether a request or a timeout ended the statement. */
    boolean isCancel() {
        return code.equals("57014");
    }

    /** What an error means that PostgreSQL raised while it ran the agent's text. */
    OutcomeReason whileRunning() {
        if (connectionLost()) {
            return OutcomeReason.UNAVAILABLE;
        }
        return switch (code) {
            case "57014", "25P04" -> OutcomeReason.TIMEOUT;
            // temp_file_limit and its like: a smaller query can succeed.
            case "53400" -> OutcomeReason.EXECUTION_ERROR;
            // A lock somebody holds, a deadlock, a replica that had to go on: the same query can succeed later.
            case "55P03", "40001", "40P01", "" -> OutcomeReason.UNAVAILABLE;
            default -> in("53") || in("58") ? OutcomeReason.UNAVAILABLE : OutcomeReason.EXECUTION_ERROR;
        };
    }

    /** What an error means that arose before the agent's text was looked at: at sign-on, or calling the door. */
    OutcomeReason beforeRunning() {
        boolean setUp = in("28") || in("3D") || in("3F") || in("42");
        return setUp ? OutcomeReason.MISCONFIGURED : whileRunning();
    }

    /** What an error means where no agent's text is involved: the set-up is at fault, or the surroundings are. */
    OutcomeReason withoutAText() {
        return beforeRunning() == OutcomeReason.MISCONFIGURED ? OutcomeReason.MISCONFIGURED : OutcomeReason.UNAVAILABLE;
    }

    /**
     * Whether PostgreSQL's sentence may be shown where its parser points at the agent's own text: names and literals that
     * the text holds (classes 42, 3F, 22), features and bounds (0A, 54). Not a missing right, whatever it points at.
     */
    boolean speaksOfTheText() {
        return (in("42") || in("3F") || in("22") || in("0A") || in("54")) && !code.equals("42501");
    }

    private boolean in(String errorClass) {
        return code.startsWith(errorClass);
    }
}
