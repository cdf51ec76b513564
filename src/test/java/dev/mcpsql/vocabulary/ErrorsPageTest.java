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

            ## What PostgreSQL's errors become

            By SQLSTATE (PostgreSQL manual, appendix A). DETAIL, HINT and CONTEXT never leave, nor the statement that the text runs in. What
            PostgreSQL quotes in a sentence is removed from it. The trail keeps the reason and the SQLSTATE, never a sentence.

            | SQLSTATE | reason | `error` holds |
            |---|---|---|
            | `57014`, `25P04` | `timeout`; `cancelled` before the time is up | a sentence of this server |
            | class 08, `57P01`, `57P02`, `57P03`, `57P05`, `25P03`; 53 but `53400`; 58; `55P03`, `40001`, `40P01`; none, as from a pool that is exhausted | `unavailable` | a sentence of this server |
            | class 28, 3D, 3F, 42 at sign-in or in the call of the door; 42P13 from the door itself | `misconfigured` | a sentence of this server |
            | `42501` | `execution_error` | SQLSTATE and condition name: the sentence would name what the right is missing for |
            | class 42, 3F, 22, 0A, 54 where PostgreSQL's parser points at the text, before a row is read | `execution_error` | SQLSTATE, condition name, the sentence, and the place: characters counted from 1 in the text as it was sent |
            | any other whose sentence is listed in `executor/sentences.txt` with its SQLSTATE (classes 21, 22, 54, `53400`) | `execution_error` | SQLSTATE, condition name, the sentence: without what it quotes it holds no value of a row |
            | any other | `execution_error` | SQLSTATE and condition name: the sentence may hold a value of a row, or be any text that a function raises |

            The sentences listed are English; where PostgreSQL speaks another language (`lc_messages`), those about rows are left out.

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
