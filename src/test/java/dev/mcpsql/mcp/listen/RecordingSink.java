// SPDX-License-Identifier: MIT
package dev.mcpsql.mcp.listen;

import dev.mcpsql.mcp.stream.EventSink;
import java.util.ArrayList;
import java.util.List;

/** A client that reads at once: what it read, comments as {@code :}, and the end as {@code end}. */
final class RecordingSink implements EventSink {

    private final List<String> read = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private boolean gone;
    private boolean ended;

    /** What came since the last question. */
    List<String> news() {
        List<String> news = List.copyOf(read);
        read.clear();
        return news;
    }

    /** Closes the stream from the other side. */
    void goAway() {
        gone = true;
        tasks.forEach(Runnable::run);
    }

    @Override
    public void event(String json) {
        add(json);
    }

    @Override
    public void comment() {
        add(":");
    }

    @Override
    public void end() {
        add("end");
        ended = true;
    }

    @Override
    public void onGone(Runnable task) {
        if (gone) {
            task.run();
        }
        tasks.add(task);
    }

    private void add(String line) {
        if (!gone && !ended) {
            read.add(line);
        }
    }
}
