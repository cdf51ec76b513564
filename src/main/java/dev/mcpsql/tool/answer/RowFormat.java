// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.answer;

import dev.mcpsql.vocabulary.VisibleText;
import java.util.Locale;

/** How rows are written inside the fence. */
public enum RowFormat {
    /** A JSON array of arrays: every value exactly. */
    JSON {
        @Override
        String shown(Content content) {
            return VisibleText.of(content.json());
        }
    },
    /** Comma-separated values with a line of names: the fewest tokens for many rows. */
    CSV {
        @Override
        String shown(Content content) {
            return CsvRows.shown(content);
        }
    },
    /** A table with a line of names, to be shown to people. */
    MARKDOWN {
        @Override
        String shown(Content content) {
            return MarkdownRows.shown(content);
        }
    };

    /** The one of that code; JSON for {@code ""}. */
    public static RowFormat of(String code) {
        return code.isEmpty() ? JSON : valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The rows as text in which nothing hides. */
    abstract String shown(Content content);
}
