// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.vocabulary.OutcomeReason;
import tools.jackson.databind.JsonNode;

/** Lists that never go on (MCP 2026-07-28, server/utilities/pagination, "Error Handling"). */
final class OnePage {

    private OnePage() {}

    /** Whether a request asks for a page that was never offered. */
    static boolean isExceeded(JsonNode params) {
        JsonNode cursor = params.path("cursor");
        return !cursor.isMissingNode()
                && !cursor.isNull()
                && !cursor.asString("-").isEmpty();
    }

    static Outcome noSuchCursor() {
        return Outcome.refused(OutcomeReason.INVALID_ARGUMENT, "Invalid cursor: the list has one page.");
    }
}
