// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import java.io.PrintStream;

/** Everything a DBA runs in the queried database, as one text to read first. */
final class RoleSetupScript {

    private RoleSetupScript() {}

    static ExitCode print(CommandContext context) {
        PrintStream out = context.out();
        out.println(Script.ROLE_SETUP.text());
        for (Profile profile : new Profiles(context.settings()).all()) {
            out.println("-- Profile " + profile.name() + " -------------------------------------------------");
            out.println(new DoorScript(profile).create());
        }
        out.println(
                "-- Offered, not part of the set-up: sql/public_revokes.sql; read it, then take the comment signs away.");
        Script.PUBLIC_REVOKES.text().lines().map(line -> "-- " + line).forEach(out::println);
        return ExitCode.DONE;
    }
}
