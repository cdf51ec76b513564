// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import dev.mcpsql.tool.answer.Fence;
import dev.mcpsql.tool.answer.Outcome;
import java.time.Duration;

/** One thing an agent can ask for. */
interface Tool {

    ToolDescription description();

    /** The text of the call that the trail keeps as written; also for calls whose arguments are faulty. */
    String asked(ToolCall call);

    /** Does the work. Throws only when the program is broken; then the call ended as an internal error. */
    Outcome run(ToolCall call);

    /** The JSON object of the answer, every field of the output schema in it, what comes from the database inside the fence. */
    String answer(Outcome outcome, Duration took, Fence fence);
}
