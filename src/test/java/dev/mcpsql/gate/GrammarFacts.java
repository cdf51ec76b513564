// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import java.util.List;
import java.util.Set;

/**
 * What PostgreSQL's grammar reads in a text.
 *
 * @param error why it is no PostgreSQL; empty when it is
 * @param kinds the kind of each statement
 * @param tables relations that are no CTE, with their schemas as written
 * @param functions calls, those that the grammar makes of other syntax with {@code pg_catalog.}
 * @param values calls without parentheses, such as {@code SVFOP_CURRENT_DATE}
 * @param columns column references, qualifiers included
 * @param labels names that the statement gives to columns, relations and CTEs
 * @param nodes kinds of syntax nodes
 */
record GrammarFacts(
        String error,
        List<String> kinds,
        Set<String> tables,
        Set<String> functions,
        Set<String> values,
        Set<String> types,
        Set<String> columns,
        Set<String> labels,
        Set<String> nodes,
        Set<String> operators,
        boolean locking,
        boolean into,
        boolean recursive) {

    GrammarFacts {
        error = error == null ? "" : error;
    }

    boolean isPostgres() {
        return error.isEmpty();
    }
}
