// SPDX-License-Identifier: MIT
package dev.mcpsql.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is made of the enums: their codes, hints and remedies, and what their Javadoc says they mean. */
class ErrorsPageTest {

    private static final Path PAGE = Path.of("docs/errors.md");
    private static final Path MADE = Path.of("target/errors.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/mcpsql/vocabulary");

    private static final String TEMPLATE = """
            # Errors

            Made of the enums `OutcomeReason` and `DenialReason`; `ErrorsPageTest` checks that it is current. A published code
            never changes.

            ## Why a tool call has no rows

            The code is `rejection_reason` in the answer and `reason` in the query trail; the hint is `hint` in the answer.

            | code | meaning | hint for the agent | who acts |
            |---|---|---|---|
            %s

            ## Why a request was denied

            The code is `reason` in the denial trail. Such a request never became a tool call.

            | code | meaning |
            |---|---|
            %s
            """;

    @Test
    void isCurrent() throws IOException {
        String made = page();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);

        assertThat(Files.readString(PAGE)).as("copy %s to %s", MADE, PAGE).isEqualTo(made);
    }

    private static String page() throws IOException {
        String outcomes = Files.readString(SOURCES.resolve("OutcomeReason.java"));
        String denials = Files.readString(SOURCES.resolve("DenialReason.java"));
        return TEMPLATE.formatted(
                Arrays.stream(OutcomeReason.values())
                        .map(reason ->
                                row('`' + reason.code() + '`', meaning(outcomes, reason), reason.hint(), who(reason)))
                        .collect(Collectors.joining("\n")),
                Arrays.stream(DenialReason.values())
                        .map(reason -> row('`' + reason.code() + '`', meaning(denials, reason)))
                        .collect(Collectors.joining("\n")));
    }

    private static String who(OutcomeReason reason) {
        return switch (reason.remedy()) {
            case REWRITE -> "the agent, with another call";
            case RETRY -> "the agent, later";
            case TELL_OPERATOR -> "the operator";
        };
    }

    private static String meaning(String source, Enum<?> constant) {
        Matcher javadoc = Pattern.compile("/\\*\\* ([^\\n]+?) \\*/\\s+" + constant.name() + "[(,;]")
                .matcher(source);
        assertThat(javadoc.find()).as(constant.name()).isTrue();
        return javadoc.group(1).replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
