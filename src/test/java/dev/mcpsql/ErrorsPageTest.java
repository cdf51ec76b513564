// SPDX-License-Identifier: MIT
package dev.mcpsql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.access.DenialForms;
import dev.mcpsql.config.Settings.PublicUrl;
import dev.mcpsql.mcp.message.HttpRefusal;
import dev.mcpsql.mcp.message.RpcError;
import dev.mcpsql.vocabulary.DenialReason;
import dev.mcpsql.vocabulary.OutcomeReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is made of the enums: their codes, hints and remedies, and what their Javadoc says they mean. */
class ErrorsPageTest {

    private static final Path PAGE = Path.of("docs/errors.md");
    private static final Path MADE = Path.of("target/errors.md");

    private static final String TEMPLATE = """
            # Errors

            Made of the enums `OutcomeReason`, `DenialReason`, `RpcError` and `HttpRefusal`; `ErrorsPageTest` checks that it is current, and
            leaves the page as it should be in `target/errors.md`. A published code never changes.

            There are four ways to hear no, each at a place of its own: a tool's answer with `isError` and a reason, a JSON-RPC error, a
            status of HTTP, and the denial of a token or its person. An argument that a tool's schema does not know is
            of the first kind (`invalid_argument`, the argument named in `error`). Members of a message that this server does not know
            are none: they are ignored.

            ## Why a tool call has no rows

            The code is `rejection_reason` in the answer and `reason` in the query trail; the hint is `hint` in the answer; what the
            reason objects to, as far as it is a word of the call, is named in `error`.

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

            ## JSON-RPC errors

            `code` of the error object, with the status of HTTP that carries it. Where a message was sound but its method or parameters are not,
            versions before 2026-07-28 have 200 instead, and so has 2026-07-28 for parameters beyond the envelope; `-32603` has 200 in every
            version where a resource, a prompt or a completion cannot be had now. `-32021`
            (a client capability is missing) is never sent: nothing here needs one.

            | code | meaning | HTTP |
            |---|---|---|
            %s

            ## Statuses of HTTP

            Told before a message is looked into, or beside what it says. The body is a JSON-RPC error all the same, but for two that are told
            before the endpoint is reached: 401, and 413 where the length was announced, have JSON with `error` and `error_description`.

            | status | meaning | code in the body |
            |---|---|---|
            %s

            A foreign Host or Origin gets 403, and every request 503 while the state database is away; those bodies are JSON with
            `error` and `error_description`, as a denial's is.

            ## Why a request was denied

            The code is `reason` in the denial trail. Such a request never became a tool call. A challenge (`WWW-Authenticate`) stands where a
            new token can help, and only there: it sends a client through sign-in.

            | code | meaning | HTTP | challenge |
            |---|---|---|---|
            %s
            """;

    @Test
    void isCurrent() throws IOException {
        String made = page();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);

        assertThat(Files.readString(PAGE)).as("copy %s to %s", MADE, PAGE).isEqualTo(made);
    }

    private static String page() {
        return TEMPLATE.formatted(
                rows(OutcomeReason.class, ErrorsPageTest::outcome),
                rows(RpcError.class, ErrorsPageTest::error),
                rows(HttpRefusal.class, ErrorsPageTest::refusal),
                rows(DenialReason.class, ErrorsPageTest::denial));
    }

    private static <E extends Enum<E>> String rows(Class<E> type, Function<E, String> row) {
        return Arrays.stream(type.getEnumConstants()).map(row).collect(Collectors.joining("\n"));
    }

    private static String outcome(OutcomeReason reason) {
        return row(coded(reason.code()), meaning(reason), reason.hint(), who(reason));
    }

    private static String error(RpcError error) {
        return row(coded(error.code()), meaning(error), String.valueOf(error.status()));
    }

    private static String refusal(HttpRefusal refusal) {
        return row(
                String.valueOf(refusal.status()),
                meaning(refusal),
                coded(refusal.error().code()));
    }

    private static String denial(DenialReason reason) {
        DenialForms forms = new DenialForms(new PublicUrl("https://data.example.com"));
        return row(
                coded(reason.code()), meaning(reason), String.valueOf(forms.status(reason)), forms.challenge(reason));
    }

    private static String who(OutcomeReason reason) {
        return switch (reason.remedy()) {
            case REWRITE -> "the agent, with another call";
            case RETRY -> "the agent, later";
            case TELL_OPERATOR -> "the operator";
        };
    }

    private static String meaning(Enum<?> constant) {
        return new MeaningOfConstants(constant.getDeclaringClass()).of(constant);
    }

    private static String coded(Object code) {
        return "`" + code + '`';
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
