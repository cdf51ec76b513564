// SPDX-License-Identifier: MIT
package dev.mcpsql.dba;

import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.executor.DoorProbe;
import dev.mcpsql.executor.Executor;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.RelationName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One profile's door, tried. */
final class ProfileSmoke {

    /** Holds the passwords of roles; readable by superusers only, so every cluster has it to try. */
    private static final RelationName NEVER_READABLE = RelationName.of("pg_catalog", "pg_authid");

    /** Not the reference systems that PostGIS brings along: its functions read them as the caller. */
    private static final String RELATIONS = """
            select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema$)'
               and not exists (select from pg_depend d join pg_extension e on e.oid = d.refobjid
                                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
                                  and e.extname = 'postgis')
             order by 1, 2
            """;

    private final DbaSession reader;
    private final DoorProbe door;
    private final Profile profile;
    private final String subject;

    ProfileSmoke(DbaSession reader, Executor executor, Profile profile) {
        this.reader = reader;
        this.door = new DoorProbe(executor, profile);
        this.profile = profile;
        this.subject = profile.name().value();
    }

    List<SmokeFinding> findings() throws SQLException {
        List<SmokeFinding> findings = new ArrayList<>();
        findings.add(SmokeFinding.answers(subject, "the door opens", door.answer()));
        for (RelationSettings relation : profile.relations()) {
            findings.add(SmokeFinding.answers(subject, "reads " + relation.name(), door.read(relation)));
            findings.add(
                    SmokeFinding.refused(subject, "writes nothing to " + relation.name(), door.write(relation.name())));
        }
        findings.add(SmokeFinding.refused(subject, "does not read " + NEVER_READABLE, door.count(NEVER_READABLE)));
        for (RelationName relation : unlisted()) {
            findings.add(SmokeFinding.refused(subject, "does not read " + relation, door.count(relation)));
        }
        findings.add(SmokeFinding.refused(subject, "keeps its role", door.changeRole()));
        return findings;
    }

    private List<RelationName> unlisted() throws SQLException {
        Set<RelationName> listed =
                profile.relations().stream().map(RelationSettings::name).collect(Collectors.toSet());
        return reader
                .rows(RELATIONS, row -> RelationName.of(row.getString("nspname"), row.getString("relname")))
                .stream()
                .filter(relation -> !listed.contains(relation))
                .toList();
    }
}
