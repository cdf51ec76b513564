// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.vocabulary.OutcomeReason;
import tools.jackson.core.JsonGenerator;

/** Writes the two fields that tell of a refusal, alike in every tool. */
public final class Refusals {

    private Refusals() {}

    /** The code outside the fence; the message inside, since it may repeat words of the query or of PostgreSQL. */
    static void write(JsonGenerator out, Outcome outcome, Fence fence) {
        out.writeStringProperty(
                "rejection_reason", outcome.reason().map(OutcomeReason::code).orElse(""));
        out.writeStringProperty(
                "error",
                outcome.refusal()
                        .map(refusal -> fence.around(refusal.message()))
                        .orElse(""));
    }
}
