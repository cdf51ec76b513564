// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.CommandLineSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.gate.UngatedQuery;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.profile.Profiles;
import dev.mcpsql.testing.OneConnection;
import dev.mcpsql.testing.TestDatabase;
import dev.mcpsql.testing.TestPostgres;
import dev.mcpsql.vocabulary.ProfileName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A shop whose hidden values are marked, and one pooled session on which texts run that passed no gate. */
final class UngatedShop implements AutoCloseable {

    private static final RowCap TEN = new RowCap(10, RowCap.Cause.SERVER);

    /** Every row of every table and sequence, and all that a statement could have made or granted. */
    private static final String STATE = """
            select (select string_agg(c.oid::regclass || ':' || query_to_xml(format(
                            'select sum(hashtextextended(row(t.*)::text, 0)) as rows from %s t', c.oid::regclass),
                            true, true, '')::text, '' order by c.oid)
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'S', 'm') and n.nspname !~ '^(pg_|information_schema)'),
                   (select md5(string_agg(c.oid || c.relname || c.relowner || coalesce(c.relacl::text, ''), ',' order by c.oid))
                      from pg_class c),
                   (select md5(string_agg(p.oid || coalesce(p.proacl::text, ''), ',' order by p.oid)) from pg_proc p),
                   (select md5(string_agg(n::text, ',' order by n.oid)) from pg_namespace n),
                   (select md5(string_agg(r::text, ',' order by r.oid)) from pg_roles r),
                   (select md5(string_agg(s::text, ',' order by s::text)) from pg_db_role_setting s
                     where s.setdatabase in (0, (select d.oid from pg_database d where d.datname = current_database()))),
                   (select md5(string_agg(l.loid || encode(l.data, 'hex'), ',' order by l.loid)) from pg_largeobject l),
                   (select count(*) from pg_largeobject_metadata), (select count(*) from pg_type),
                   (select count(*) from pg_replication_slots), (select count(*) from pg_prepared_xacts)
            """;

    /** Everything that could be left on a pooled session. */
    private static final String SESSION = """
            select pg_backend_pid(), session_user::text, current_user::text, current_setting('role'),
                   (select string_agg(name || '=' || setting, ',' order by name) from pg_settings),
                   current_setting('app.tenant'), coalesce(current_setting('a.b', true), ''),
                   (select count(*) from pg_locks where pid = pg_backend_pid() and locktype not in ('relation', 'virtualxid')),
                   (select count(*) from pg_cursors), (select count(*) from pg_listening_channels()),
                   (select count(*) from pg_prepared_statements where from_sql), pg_my_temp_schema()
            """;

    private final Settings settings;
    private final Connection superuser;
    private final OneConnection pool;
    private final Executor executor;
    private List<String> seen;

    /** With every right that role set-up takes away taken away, and then the further script. */
    UngatedShop(String timeout, String script) throws SQLException {
        TestDatabase database = TestPostgres.shared().shop();
        database.migrate();
        database.run(TestDatabase.resource("/door/canaries.sql"));
        database.run(script);
        Map<String, String> environment = database.environment();
        environment.put("MCP_SQL_LIMITS_STATEMENT_TIMEOUT", timeout);
        this.settings = CommandLineSettings.load(environment);
        this.superuser = database.superuser();
        // Compiling a query that is asked once for each text takes longer than it.
        superuser.createStatement().execute("set jit = off");
        this.pool = new OneConnection(new TargetDataSource(settings));
        this.executor = new Executor(new TargetDatabase(pool), settings);
        // The first call of a session loads PL/pgSQL, which brings settings of its own.
        run("analyst", "select 1");
        this.seen = look();
    }

    Execution run(String name, String sql) {
        Profile profile = new Profiles(settings).of(new ProfileName(name)).orElseThrow();
        return executor.run(Requester.operator(UUID.randomUUID()), profile, UngatedQuery.of(sql), TEN);
    }

    /** Database and session as they were at the last look. */
    List<String> before() {
        return seen;
    }

    /** Database and session as they are now. */
    List<String> now() throws SQLException {
        seen = look();
        return seen;
    }

    private List<String> look() throws SQLException {
        List<String> values = new ArrayList<>(row(superuser, STATE));
        values.addAll(row(pool.inside(), SESSION));
        return values;
    }

    /** The marks of hidden values that an ending shows to a profile, plain or disguised. */
    static List<String> marksIn(Execution execution, String sql, String profile) {
        String shown = execution.toString().replace(sql, "");
        String foreign = profile.equals("analyst") ? "only-support" : "only-analyst";
        return Stream.of("canary", "yranac", "63616e617279", "y2fuyxj5", "770000", foreign)
                .filter(shown.toLowerCase(Locale.ROOT)::contains)
                .toList();
    }

    private static List<String> row(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(row.getString(i)));
            }
            return values;
        }
    }

    @Override
    public void close() throws SQLException {
        pool.close();
        superuser.close();
    }
}
