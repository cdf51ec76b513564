// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.UngatedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.vocabulary.ProfileName;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A program that runs each of its arguments as a query and prints one line about each answer. */
final class SmallHeap {

    private static final int SHOWN = 12;

    private SmallHeap() {}

    /** Reads its settings from the environment. */
    public static void main(String[] queries) {
        Settings settings = CommandLineSettings.load(System.getenv());
        Profile analyst = new Profiles(settings).of(new ProfileName("analyst")).orElseThrow();
        Executor executor = new Executor(new TargetDatabase(new TargetDataSource(settings)), settings);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String query : queries) {
            Execution execution = executor.run(
                    Requester.operator(UUID.randomUUID()),
                    analyst,
                    UngatedQuery.of(query),
                    new RowCap(100, RowCap.Cause.SERVER));
            out.println(execution.match(SmallHeap::line, Execution.Failed::toString));
        }
    }

    private static String line(Execution.Rows rows) {
        String json = rows.rowsJson();
        return "%d columns, %d rows, %s, %d bytes, %s … %s"
                .formatted(
                        rows.columns().size(),
                        rows.rowCount(),
                        rows.truncation(),
                        rows.answerBytes(),
                        json.substring(0, Math.min(SHOWN, json.length())),
                        json.substring(Math.max(0, json.length() - SHOWN)));
    }
}
