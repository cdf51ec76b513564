// SPDX-License-Identifier: MIT
package dev.mcpsql.gate.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.Extension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the lists promise of functions, PostgreSQL says of them too. */
class WordlistPgIT {

    private static final TestDatabase DATABASE = TestPostgres.shared().emptyDatabase();

    private static final String UNFIT = """
            select distinct proname from pg_proc
             where proname = any (?) and pronamespace = 'pg_catalog'::regnamespace and (provolatile = 'v' or proretset)
               -- It only reads the clock: volatile on PostgreSQL 14, stable from 15 on.
               and oid <> 'timezone(text, time with time zone)'::regprocedure
            """;

    private static final String OF_EXTENSION = """
            select distinct p.proname from pg_proc p
              join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
              join pg_extension e on e.oid = d.refobjid
             where e.extname = ? and p.provolatile <> 'v' and not p.proretset
            """;

    private static final String TYPES = "select typname from pg_type where typname = any (?)";

    @Test
    void listsNoFunctionThatChangesOrReturnsRows() throws SQLException {
        assertThat(names(UNFIT, Wordlist.catalog().functions().keySet())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"POSTGIS", "VECTOR"})
    void listsOfAnExtensionWhatItHas(Extension.Kind kind) throws SQLException {
        Wordlist list = Wordlist.of(kind);
        DATABASE.run("create extension if not exists " + kind.extname());

        assertThat(names(OF_EXTENSION, kind.extname()))
                .containsAll(list.functions().keySet());
        assertThat(names(TYPES, list.types())).containsAll(list.types());
    }

    private static Set<String> names(String sql, Object parameter) throws SQLException {
        try (Connection connection = DATABASE.superuser();
                var statement = connection.prepareStatement(sql)) {
            Object bound =
                    parameter instanceof Set<?> names ? connection.createArrayOf("text", names.toArray()) : parameter;
            statement.setObject(1, bound);
            Set<String> found = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }
}
