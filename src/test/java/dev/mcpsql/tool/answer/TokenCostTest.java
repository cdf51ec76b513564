// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.executor.Truncation;
import dev.mcpsql.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What each format costs the model that reads it; {@code docs/tools.md} shows the table that is made here. */
class TokenCostTest {

    private static final Path PAGE = Path.of("docs/tools.md");
    private static final Path MADE = Path.of("target/token-costs.md");

    private static final List<String> STATES = List.of("open", "paid", "sent");
    private static final List<String> WORDS =
            List.of("The box was open", "Two of three arrived", "She said \"fine\", then left", "Line one\nline two");

    private final Tokens tokens = new Tokens();
    private final QueryAnswer answer =
            new QueryAnswer(new QueryLimits(10, 100, 262_144, 4_096, Duration.ofSeconds(5), Duration.ofSeconds(1)));

    /** A name of a fence as any other: digits cost more than zeros. */
    private final Fence fence = new Fence(UUID.fromString("296ec761-7bc6-489f-93d9-8174561fa45d"));

    @Test
    void isWhatThePageSays() throws IOException {
        String made = Stream.of(
                        line("no row", orders(0)),
                        line("10 rows of numbers, words and dates", orders(10)),
                        line("100 of them", orders(100)),
                        line("10 rows of sentences", notes(10)),
                        line("100 of them", notes(100)))
                .collect(Collectors.joining());
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);

        assertThat(Files.readString(PAGE))
                .as("copy the lines of %s to %s", MADE, PAGE)
                .contains(made);
    }

    @Test
    void isLeastInCsv() {
        assertThat(cost(orders(100).in(RowFormat.CSV)))
                .isLessThan(cost(orders(100).in(RowFormat.MARKDOWN)));
        assertThat(cost(orders(100).in(RowFormat.CSV)))
                .isLessThan(cost(orders(100).in(RowFormat.JSON)));
    }

    private String line(String rows, Content content) {
        return Stream.of(RowFormat.values())
                .map(content::in)
                .map(written -> cost(written) + " / " + tokens.older(text(written)))
                .collect(Collectors.joining(" | ", "| " + rows + " | ", " |\n"));
    }

    private int cost(Content content) {
        return tokens.newer(text(content));
    }

    private String text(Content content) {
        return answer.json(Outcome.answered(content, ""), Duration.ofMillis(12), fence);
    }

    private static Content orders(int rows) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        IntStream.range(0, rows).forEach(i -> all.addArray()
                .add(1_000 + i)
                .add("Customer " + i % 40)
                .add(STATES.get(i % STATES.size()))
                .add(19 + i * 7 % 400)
                .add(LocalDate.of(2026, 1, 1).plusDays(i).toString()));
        return content(List.of("id", "customer", "status", "total", "placed_on"), all);
    }

    private static Content notes(int rows) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        IntStream.range(0, rows).forEach(i -> {
            ArrayNode row = all.addArray().add(i).add(WORDS.get(i % WORDS.size()) + ", ticket " + i + ".");
            if (i % 5 == 0) {
                row.addNull();
            } else {
                row.add("a|b");
            }
        });
        return content(List.of("id", "note", "tags"), all);
    }

    private static Content content(List<String> columns, ArrayNode rows) {
        String json = rows.toString();
        return new Content(columns, List.of(), json, rows.size(), json.length(), Truncation.NONE);
    }
}
