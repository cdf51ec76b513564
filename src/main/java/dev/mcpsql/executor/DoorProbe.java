// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.RelationName;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tries a profile's door with statements of this server's own, so that an operator sees what holds before an agent does.
 *
 * <p>Takes names, never a text: what an agent wrote has no way in here.
 */
public final class DoorProbe {

    private static final RowCap ONE_ROW = new RowCap(1, RowCap.Cause.CALLER);

    private final Executor executor;
    private final Profile profile;

    /** For one profile's door. */
    public DoorProbe(Executor executor, Profile profile) {
        this.executor = executor;
        this.profile = profile;
    }

    /** Whether it opens at all. */
    public Execution answer() {
        return run("select 1 as one");
    }

    /** Reads a row of a relation, the listed columns or all. */
    public Execution read(RelationSettings relation) {
        String columns = relation.listsColumns()
                ? relation.columns().stream().map(Identifier::quoted).collect(Collectors.joining(", "))
                : "*";
        return run("select " + columns + " from " + relation.name().quoted() + " limit 1");
    }

    /** Counts a relation that the profile should not reach; ask for no column, so that only the right to the relation counts. */
    public Execution count(RelationName relation) {
        return run("select count(*) from " + relation.quoted());
    }

    /** Tries to become the login itself. */
    public Execution changeRole() {
        return run("select set_config('role', 'none', true)");
    }

    /** Tries to delete from a relation. */
    public Execution write(RelationName relation) {
        return run("with gone as (delete from " + relation.quoted() + " returning 1) select count(*) from gone");
    }

    private Execution run(String sql) {
        return executor.run(Requester.operator(UUID.randomUUID()), profile, AskedText.ours(sql), ONE_ROW);
    }
}
