// SPDX-License-Identifier: MIT
package dev.mcpsql.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.config.Settings;
import dev.mcpsql.executor.Cancellation;
import dev.mcpsql.executor.Truncation;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.Catalogs;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.testing.TestSettings;
import dev.mcpsql.tool.answer.Content;
import dev.mcpsql.tool.answer.Outcome;
import dev.mcpsql.vocabulary.Caller;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Hundreds of tables, read page by page. */
class ListTablesTest {

    private final List<RelationDescription> all = relations("public", 500);
    private final Settings settings = TestSettings.at("http://localhost:8080");
    private final ListTables listTables = new ListTables(
            new Scopes(new Profiles(settings), new Catalogs(profile -> new Catalog(all), Clock.systemUTC())),
            settings.limits());

    @Test
    void tellsFiveHundredTablesEachOnceAndInOrder() {
        List<String> told = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            Content page = list("analyst", "", cursor).content();
            names(page).forEach(told::add);
            assertThat(page.bytes()).isLessThanOrEqualTo(16 * 1024);
            cursor = page.nextCursor();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(told)
                .containsExactlyElementsOf(
                        all.stream().map(relation -> relation.name().toString()).toList());
        assertThat(pages).isEqualTo(5);
    }

    @Test
    void tellsOnlyWhereItStopsThatThereIsMore() {
        Content first = list("analyst", "", "").content();
        Content exact = list("analyst", "t1", "").content();

        assertThat(first.truncation()).isEqualTo(Truncation.ROWS);
        assertThat(first.nextCursor()).isNotEmpty();
        assertThat(exact.rowCount()).isEqualTo(100);
        assertThat(exact.truncation()).isEqualTo(Truncation.NONE);
        assertThat(exact.nextCursor()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "t499, 1",
        "t49, 10",
        "T49, 10",
        "t49*, 10",
        "*49, 5",
        "public.t00*, 10",
        "t*9*9, 5",
        "audit., 0",
        "t500, 0",
    })
    void filters(String filter, int number) {
        Outcome outcome = list("analyst", filter, "");

        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.content().rowCount()).isEqualTo(number);
    }

    @Test
    void pagesWithinAFilter() {
        Content first = list("analyst", "t", "").content();
        Content second = list("analyst", "t", first.nextCursor()).content();

        assertThat(names(second)).startsWith("public.t100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "public.t099", "AAAAAAAAAAAAAAAA", "' OR 1=1 --", " ", "😀", "../../etc/passwd"})
    void refusesACursorThatItNeverGave(String cursor) {
        assertRefused(list("analyst", "", cursor));
    }

    @Test
    void refusesACursorOfAnotherFilterOrProfile() {
        String cursor = list("analyst", "", "").content().nextCursor();

        assertRefused(list("analyst", "t", cursor));
        assertRefused(list("support", "", cursor));
        assertRefused(list("analyst", "", cursor + "A"));
        assertRefused(list("analyst", "", cursor.substring(1)));
    }

    @Test
    void keepsTheFilterInTheTrail() {
        assertThat(listTables.asked(call("analyst", "t4*", ""))).isEqualTo("t4*");
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome.reason()).hasValue(OutcomeReason.INVALID_ARGUMENT);
        assertThat(outcome.content()).isEqualTo(Content.NONE);
    }

    private Outcome list(String profile, String filter, String cursor) {
        return listTables.run(call(profile, filter, cursor));
    }

    private static ToolCall call(String profile, String filter, String cursor) {
        ObjectNode arguments =
                JsonMapper.shared().createObjectNode().put("filter", filter).put("cursor", cursor);
        Caller caller = new Caller(UUID.randomUUID(), "ada", new ProfileName(profile), "client", "token", "127.0.0.1");
        return new ToolCall(UUID.randomUUID(), caller, new Cancellation(), arguments);
    }

    private static List<String> names(Content page) {
        JsonNode list = JsonMapper.shared().readTree(page.json());
        return list.valueStream().map(table -> table.path("name").asString()).toList();
    }

    private static List<RelationDescription> relations(String schema, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new RelationDescription(
                        RelationName.of(schema, "t%03d".formatted(i)),
                        Kind.TABLE,
                        "Line one\nand more",
                        1_000,
                        List.of(),
                        Extent.WHOLE,
                        List.of(),
                        List.of()))
                .toList();
    }
}
