// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Identifier;
import java.sql.SQLException;
import java.util.List;

/** Whether a profile's doors are exactly those of {@code door.sql}; if not, both are made anew. */
final class DoorDifferences {

    private final DbaSession session;
    private final Profile profile;
    private final DoorScript script;

    DoorDifferences(DbaSession session, Profile profile) {
        this.session = session;
        this.profile = profile;
        this.script = new DoorScript(profile);
    }

    List<Difference> find() throws SQLException {
        List<DoorShape> stored = DoorShape.stored(session);
        if (stored.contains(wantedRun()) && stored.contains(wantedExplain())) {
            return List.of();
        }
        return List.of(new Difference(
                "the doors of profile " + profile.name() + " are missing, foreign-owned or not as door.sql makes them",
                script.recreate()));
    }

    private DoorShape wantedRun() {
        return shape(script.run(), DoorScript.RUN_ARGUMENTS, "s", script.runBody());
    }

    private DoorShape wantedExplain() {
        return shape(script.explain(), DoorScript.EXPLAIN_ARGUMENTS, "v", script.explainBody());
    }

    private DoorShape shape(Identifier name, String arguments, String volatility, String body) {
        return new DoorShape(name, arguments, profile.role().value(), DoorShape.traits(volatility), body);
    }
}
