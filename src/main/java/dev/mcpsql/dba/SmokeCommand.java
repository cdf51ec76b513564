// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.Settings;
import dev.mcpsql.executor.Executor;
import dev.mcpsql.executor.TargetDataSource;
import dev.mcpsql.executor.TargetDatabase;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tries, as the running server's login, that what must work works and that what must not does not. */
final class SmokeCommand {

    private SmokeCommand() {}

    static ExitCode run(CommandContext context) throws SQLException {
        Settings settings = context.settings();
        Executor executor = new Executor(new TargetDatabase(new TargetDataSource(settings)), settings);
        List<SmokeFinding> findings = new ArrayList<>();
        try (DbaSession reader = DbaSession.open(settings.target())) {
            findings.addAll(new GuardSmoke(reader).findings());
            for (Profile profile : new Profiles(settings).all()) {
                findings.addAll(new ProfileSmoke(reader, executor, profile).findings());
            }
        }
        print(findings, context.out());
        return findings.stream().allMatch(SmokeFinding::held) ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    private static void print(List<SmokeFinding> findings, PrintStream out) {
        for (SmokeFinding finding : findings) {
            out.printf("%-6s %-16s %-60s %s%n", finding.word(), finding.subject(), finding.promise(), finding.seen());
        }
        long broken = findings.stream().filter(finding -> !finding.held()).count();
        out.printf("%d tried, %d broken%n", findings.size(), broken);
    }
}
