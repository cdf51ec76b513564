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
        SearchPath path = SearchPath.of(profile);
        String written = path.written(session);
        if (stored.contains(wantedRun(written)) && stored.contains(wantedExplain(written))) {
            return List.of();
        }
        String found =
                "the doors of profile " + profile.name() + " are missing, foreign-owned or not as door.sql makes them";
        // The script would refuse, and take all other remedies with it.
        boolean makeable = path.faults(session).isEmpty();
        return List.of(makeable ? new Difference(found, script.recreate()) : Difference.forPerson(found));
    }

    private DoorShape wantedRun(String path) {
        return shape(script.run(), DoorScript.RUN_ARGUMENTS, "s", path, script.runBody());
    }

    private DoorShape wantedExplain(String path) {
        return shape(script.explain(), DoorScript.EXPLAIN_ARGUMENTS, "v", path, script.explainBody());
    }

    private DoorShape shape(Identifier name, String arguments, String volatility, String path, String body) {
        return new DoorShape(name, arguments, profile.role().value(), DoorShape.traits(volatility, path), body);
    }
}
