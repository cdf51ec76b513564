// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.library;

import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.tool.library.PromptArgument.Need;
import dev.mcpsql.tool.library.PromptArgument.Suggestion;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From a refusal to what can be done about it. What was pasted is shown with nothing hidden in it. */
final class ExplainRefusal implements Prompt {

    private static final String TEXT = """
            A call to this server ended with the reason %s. Its hint: %s
            %s%s
            Say in plain words what was objected to. %s
            """;

    private static final String REWRITE = """
            Then write a statement that answers the same question within the rules, using list_tables and describe_table for \
            names you are not sure of. Check it with run_query and limit 0, which only says whether it is admitted, and show it \
            before you run it for its rows. Do not try to get around the refusal: what is closed stays closed.""";

    private static final String RETRY =
            "Then wait a little and send the same call once more; if it ends alike, say so and stop.";

    private static final String NEXT_PERIOD =
            "Then stop calling until the next period, and tell the person that the quota is used up and the operator can raise it.";

    private static final String TELL =
            "Do not try again: write two sentences for the operator, with the reason and the time.";

    @Override
    public String name() {
        return "explain_refusal";
    }

    @Override
    public String title() {
        return "Explain a refusal";
    }

    @Override
    public String description() {
        return "Says why a call was refused and what to write instead.";
    }

    @Override
    public List<PromptArgument> arguments() {
        return List.of(
                new PromptArgument("reason", "rejection_reason of the answer", Need.REQUIRED, Suggestion.REASONS),
                new PromptArgument("sql", "The statement that was refused", Need.OPTIONAL, Suggestion.NONE));
    }

    @Override
    public Outcome filled(Map<String, String> arguments, View view) {
        return named(arguments.getOrDefault("reason", "").strip())
                .map(reason -> Prompts.message(text(reason, arguments.getOrDefault("sql", ""))))
                .orElseGet(() -> Outcome.refused(
                        OutcomeReason.INVALID_ARGUMENT,
                        "Argument reason must be a rejection_reason of this server; completion/complete lists them."));
    }

    private static Optional<OutcomeReason> named(String code) {
        return Stream.of(OutcomeReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    private static String text(OutcomeReason reason, String sql) {
        return TEXT.formatted(
                reason.code(),
                reason.hint(),
                sql.isBlank() ? "" : "The statement:\n\n",
                VisibleText.of(sql.strip()) + "\n",
                next(reason));
    }

    private static String next(OutcomeReason reason) {
        return switch (reason.remedy()) {
            case REWRITE -> REWRITE;
            case RETRY -> reason == OutcomeReason.OVER_QUOTA ? NEXT_PERIOD : RETRY;
            case TELL_OPERATOR -> TELL;
        };
    }
}
