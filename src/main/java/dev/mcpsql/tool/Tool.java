// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import java.time.Duration;

/** One thing an agent can ask for. */
interface Tool extends Calls.Question {

    ToolDescription description();

    @Override
    default String name() {
        return description().name();
    }

    /** The JSON object of the answer, every field of the output schema in it, what comes from the database inside the fence. */
    String answer(Outcome outcome, Duration took, Fence fence);
}
