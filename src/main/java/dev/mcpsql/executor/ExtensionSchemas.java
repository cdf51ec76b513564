// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.profile.Profile;
import dev.mcpsql.vocabulary.Extension;
import dev.mcpsql.vocabulary.Identifier;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The schemas on a door's search path behind {@code pg_catalog}: who can create there can give a name another meaning
 * (PostgreSQL manual, CREATE FUNCTION, "Writing SECURITY DEFINER Functions Safely").
 */
public final class ExtensionSchemas {

    /**
     * Everybody who may create in one of the schemas and is neither superuser nor owner of the schema or the database; the
     * parameter is an array of names.
     */
    public static final String CREATORS = """
            select n.nspname, coalesce(r.rolname, 'PUBLIC') as creator
              from pg_catalog.pg_namespace n
              join pg_catalog.pg_database d on d.datname = current_database(),
                   aclexplode(n.nspacl) x left join pg_catalog.pg_roles r on r.oid = x.grantee
             where n.nspname = any (?::text[]) and x.privilege_type = 'CREATE'
               and x.grantee not in (n.nspowner, d.datdba) and r.rolsuper is not true
             order by 1, 2
            """;

    /** What PostgreSQL calls a lack of rights; here there are too many. */
    private static final String PRIVILEGES = "42501";

    private ExtensionSchemas() {}

    /** Throws as for a set-up at fault when there is somebody. */
    static void requireClosed(ReadOnlyTransaction transaction, Profile profile) throws SQLException {
        Object[] schemas = profile.rules().extensions().stream()
                .map(Extension::schema)
                .map(Identifier::value)
                .toArray();
        if (schemas.length == 0) {
            return;
        }
        try (PreparedStatement statement = transaction.prepare(CREATORS)) {
            statement.setArray(1, transaction.names(schemas));
            try (ResultSet creator = statement.executeQuery()) {
                if (creator.next()) {
                    throw new SQLException("others may create in the schema of an extension", PRIVILEGES);
                }
            }
        }
    }
}
