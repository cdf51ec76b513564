// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares the configuration with the rights that the database really holds, and mends what may be mended. */
final class GrantsCommand {

    /** Revoking a relation takes its columns' rights with it, so a second look may find more to grant; a third nothing. */
    private static final int MAX_ROUNDS = 3;

    private GrantsCommand() {}

    static ExitCode compare(CommandContext context) throws SQLException {
        try (DbaSession session = DbaSession.open(context.settings().dba())) {
            return report(differences(session, context), context.out());
        }
    }

    static ExitCode apply(CommandContext context) throws SQLException {
        try (DbaSession session = DbaSession.open(context.settings().dba())) {
            List<Difference> left = differences(session, context);
            for (int round = 0; round < MAX_ROUNDS && left.stream().anyMatch(Difference::mendable); round++) {
                mend(session, left, context.out());
                left = differences(session, context);
            }
            return report(left, context.out());
        }
    }

    private static void mend(DbaSession session, List<Difference> found, PrintStream out) throws SQLException {
        List<Difference> mendable = found.stream().filter(Difference::mendable).toList();
        session.execute(mendable.stream().map(Difference::remedy).toList());
        mendable.forEach(mended -> out.println("mended: " + mended.found()));
    }

    private static List<Difference> differences(DbaSession session, CommandContext context) throws SQLException {
        ReaderDifferences reader = new ReaderDifferences(session);
        List<Difference> absent = reader.absent();
        if (!absent.isEmpty()) {
            return absent;
        }
        List<Profile> profiles = new Profiles(context.settings()).all();
        List<Difference> found = new ArrayList<>(reader.find());
        for (Profile profile : profiles) {
            found.addAll(new RoleDifferences(session, profile).find());
            found.addAll(new DoorDifferences(session, profile).find());
            found.addAll(new RelationDifferences(session, profile).find());
            found.addAll(new SchemaDifferences(session, profile).find());
            found.addAll(new FunctionDifferences(session, profile).find());
            found.addAll(new ExtensionDifferences(session, profile).find());
        }
        found.addAll(StrangeDoors.find(session, profiles));
        return found;
    }

    private static ExitCode report(List<Difference> found, PrintStream out) {
        if (found.isEmpty()) {
            out.println("the database is as configured");
            return ExitCode.DONE;
        }
        for (Difference difference : found) {
            out.println((difference.mendable() ? "differs: " : "look at: ") + difference.found());
        }
        return ExitCode.DIFFERENT;
    }
}
