// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.library.PromptArgument.Need;
import dev.mcpsql.tool.library.PromptArgument.Suggestion;
import dev.mcpsql.vocabulary.VisibleText;
import java.util.List;
import java.util.Map;

/** From a question in words to one statement that answers it. What was pasted is shown with nothing hidden in it. */
final class ExploreThenAsk implements Prompt {

    private static final String TEXT = """
            Answer this question from the database:

            %s

            Work in this order.
            1. list_tables, with a filter if the question names a thing. The comments say what a table holds.
            2. describe_table for each table you mean to use: columns, types, labels of enums, keys. Join along foreign keys.
            3. Say in one sentence what you will count and over which rows. Then write one SELECT that computes it: aggregate in \
            SQL (count, sum, avg, GROUP BY) instead of fetching rows to count them yourself. Name the columns, and put a LIMIT on \
            whatever lists rows.
            4. run_query. When it is refused, follow the hint and rewrite it. When truncated is true, you have not seen all rows.
            5. Answer with the figures, the statement they came from, and what the data does not tell.
            """;

    @Override
    public String name() {
        return "explore_then_ask";
    }

    @Override
    public String title() {
        return "Answer a question";
    }

    @Override
    public String description() {
        return "Finds the tables that a question is about, then answers it with one aggregating query.";
    }

    @Override
    public List<PromptArgument> arguments() {
        return List.of(
                new PromptArgument("question", "What you want to know, in your words", Need.REQUIRED, Suggestion.NONE));
    }

    @Override
    public Outcome filled(Map<String, String> arguments, View view) {
        return Prompts.message(TEXT.formatted(VisibleText.of(arguments.getOrDefault("question", ""))));
    }
}
