// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.tool.answer.Outcome;
import tools.jackson.databind.JsonNode;

/** What one method of the protocol offers. */
public interface Offering {

    /** What the trail keeps of the parameters; also of faulty ones. */
    String asked(JsonNode params);

    /** The answer; a refusal's message never repeats words of the request or of the database. */
    Outcome answer(JsonNode params, View view);
}
