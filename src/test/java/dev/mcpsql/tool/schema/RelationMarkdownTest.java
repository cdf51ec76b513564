// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.profile.ColumnDescription;
import dev.mcpsql.profile.ColumnDescription.Nullability;
import dev.mcpsql.profile.ColumnType;
import dev.mcpsql.profile.ForeignKey;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.profile.RelationDescription.Kind;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import dev.mcpsql.vocabulary.VisibleColumns.Extent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relations as Markdown. */
class RelationMarkdownTest {

    private static final int BOUND = 128 * 1024;
    private static final Pattern FENCE =
            Pattern.compile("(?s)Everything between .*\n\n<(untrusted-data-[0-9a-f-]{36})>\n\n(.*)\n\n</\\1>");

    @Test
    void describesColumnsAndKeys() {
        assertThat(inside(RelationMarkdown.description(orders("What was bought", "who"), BOUND)))
                .isEqualTo("""
                # public.orders

                Kind: table, about 500 rows
                Comment: What was bought

                | column | type | null | comment |
                |---|---|---|---|
                | id | bigint | no |  |
                | "Customer" | public.mood: sad, happy | yes | who |

                Primary key: id
                Foreign keys: "Customer" → public.customers (id)""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~two\\nlines~                        | two lines
            ~\\n\\n# Heading~                    | # Heading
            ~![x](http://127.0.0.1/?q=1)~        | !\\[x\\](http://127.0.0.1/?q=1)
            ~<img src=x>~                        | \\<img src=x\\>
            ~</untrusted-data>~                  | \\</untrusted-data\\>
            ~&lt;b&#62;~                         | \\&lt;b\\&#62;
            ~https://a.example/~                 | https://a.example/
            ~`code` *bold* ~                     | \\`code\\` \\*bold\\*
            ~back\\\\slash~                      | back\\\\slash
            ~ze\u200bro and \u202e~              | ze\\u200bro and \\u202e
            ~carriage\\r\\nreturn~               | carriage  return
            """)
    void showsACommentAndDoesNothingElse(String comment, String shown) {
        String text = inside(RelationMarkdown.description(orders(comment.translateEscapes(), ""), BOUND));

        assertThat(text).contains("\nComment: " + shown + "\n");
    }

    @Test
    void keepsACellInItsRow() {
        String text = inside(RelationMarkdown.description(orders("", "a | b\n| c | d |"), BOUND));

        assertThat(text).contains("| yes | a \\| b \\| c \\| d \\| |\n");
    }

    @Test
    void leavesCommentsAndLabelsOutWhereTheyWouldPassTheBound() {
        String text = inside(RelationMarkdown.description(orders("", "x".repeat(400)), 300));

        assertThat(text).contains("| \"Customer\" | public.mood | yes |  |\n");
    }

    private static RelationDescription orders(String comment, String columnComment) {
        Identifier id = new Identifier("id");
        Identifier customer = new Identifier("Customer");
        ColumnType mood = new ColumnType("public.mood", "", List.of("sad", "happy"));
        return new RelationDescription(
                RelationName.of("public", "orders"),
                Kind.TABLE,
                comment,
                500,
                List.of(
                        new ColumnDescription(id, ColumnType.plain("bigint"), Nullability.NOT_NULL, ""),
                        new ColumnDescription(customer, mood, Nullability.NULLABLE, columnComment)),
                Extent.WHOLE,
                List.of(id),
                List.of(new ForeignKey(List.of(customer), RelationName.of("public", "customers"), List.of(id))));
    }

    private static String inside(String text) {
        Matcher fence = FENCE.matcher(text);
        assertThat(fence.matches()).as(text).isTrue();
        return fence.group(2);
    }
}
