// SPDX-License-Identifier: MIT
package dev.mcpsql.tool.schema;

import dev.mcpsql.executor.Truncation;
import dev.mcpsql.profile.RelationDescription;
import dev.mcpsql.tool.answer.Content;
import java.nio.charset.StandardCharsets;

/** A JSON array of relations while it grows, bounded by number and bytes. One thread. */
public final class TablePage {

    private static final int MOST_RELATIONS = 100;

    private final int mostBytes;
    private final StringBuilder array = new StringBuilder("[");
    private int bytes = 2;
    private int relations;

    public TablePage(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Adds the relation, unless the page is full; the first always fits, else a list could never be read on. */
    public boolean takes(RelationDescription relation) {
        String next = (relations == 0 ? "" : ",") + RelationJson.summary(relation);
        int added = next.getBytes(StandardCharsets.UTF_8).length;
        if (relations == MOST_RELATIONS || (relations > 0 && bytes + added > mostBytes)) {
            return false;
        }
        array.append(next);
        bytes += added;
        relations++;
        return true;
    }

    /** As the end of the list. */
    public Content last() {
        return Content.document(array + "]", relations, Truncation.NONE);
    }

    /** As a page that more follows. */
    public Content before(String nextCursor) {
        return Content.document(array + "]", relations, Truncation.ROWS).followedBy(nextCursor);
    }
}
