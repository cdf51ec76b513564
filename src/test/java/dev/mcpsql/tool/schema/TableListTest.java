// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.vocabulary.ProfileName;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in a list, told by cursors. */
class TableListTest {

    private static final ProfileName ANALYST = new ProfileName("analyst");

    private final List<RelationDescription> all = relations(20);
    private final TableList list = new TableList(ANALYST, "", all);
    private final String cursor = list.cursorAfter(all.get(4).name());

    @Test
    void beginsAtTheBeginning() {
        assertThat(list.after("")).hasValue(all);
    }

    @Test
    void goesOnAfterTheCursor() {
        assertThat(list.after(cursor)).hasValue(all.subList(5, 20));
    }

    @Test
    void endsAfterTheLast() {
        assertThat(list.after(list.cursorAfter(all.get(19).name())))
                .hasValueSatisfying(rest -> assertThat(rest).isEmpty());
    }

    @Test
    void goesOnThoughRelationsCameAndWent() {
        TableList later = new TableList(ANALYST, "", all.subList(3, 20));

        assertThat(later.after(cursor)).hasValue(all.subList(5, 20));
    }

    @Test
    void tellsNoNameByItsCursor() {
        assertThat(cursor).hasSize(16).matches("[A-Za-z0-9_-]+");
        assertThat(all.stream().map(relation -> list.cursorAfter(relation.name())))
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsNoCursorOfAnotherProfile() {
        assertThat(new TableList(new ProfileName("support"), "", all).after(cursor))
                .isEmpty();
    }

    @Test
    void knowsNoCursorOfAnotherFilter() {
        assertThat(new TableList(ANALYST, "t", all).after(cursor)).isEmpty();
    }

    @Test
    void knowsNoCursorOfARelationThatIsGone() {
        assertThat(new TableList(ANALYST, "", all.subList(5, 20)).after(cursor)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "public.t004", "AAAAAAAAAAAAAAAA", "' OR 1=1 --", "\u0000", "=", "😀"})
    void knowsNoCursorThatItNeverGave(String forged) {
        assertThat(list.after(forged)).isEmpty();
        assertThat(list.after(cursor + forged)).isEmpty();
    }

    @Test
    void knowsNoCursorOfOtherCase() {
        assertThat(list.after(cursor.toLowerCase(java.util.Locale.ROOT) + " ")).isEmpty();
    }

    @Test
    void pagesByNumber() {
        TablePage page = new TablePage(1_000_000);

        assertThat(relations(500).stream().takeWhile(page::takes)).hasSize(100);
        assertThat(page.last().rowCount()).isEqualTo(100);
    }

    @Test
    void pagesByBytes() {
        TablePage page = new TablePage(1_000);

        List<RelationDescription> told =
                relations(500).stream().takeWhile(page::takes).toList();

        assertThat(told).hasSizeBetween(2, 99);
        assertThat(page.last().bytes()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void tellsOneRelationWhateverTheBound() {
        TablePage page = new TablePage(1);

        assertThat(relations(5).stream().takeWhile(page::takes)).hasSize(1);
    }

    private static List<RelationDescription> relations(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new RelationDescription(
                        RelationName.of("public", "t%03d".formatted(i)),
                        Kind.TABLE,
                        "",
                        1,
                        List.of(),
                        Extent.WHOLE,
                        List.of(),
                        List.of()))
                .toList();
    }
}
