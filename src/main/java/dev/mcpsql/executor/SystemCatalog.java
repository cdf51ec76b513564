// SPDX-License-Identifier: MIT
package dev.mcpsql.executor;

import dev.mcpsql.config.Component;
import dev.mcpsql.config.QueryLimits;
import dev.mcpsql.config.RelationSettings;
import dev.mcpsql.config.Settings;
import dev.mcpsql.profile.Catalog;
import dev.mcpsql.profile.CatalogReader;
import dev.mcpsql.profile.CatalogUnavailableException;
import dev.mcpsql.profile.Profile;
import dev.mcpsql.trace.CurrentTrace;
import dev.mcpsql.vocabulary.Identifier;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.RelationName;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a profile's catalog from {@code pg_catalog}, with this server's own statements and the profile's names as parameters.
 *
 * <p>The one use of the reader's login beside the doors. Thread-safe.
 */
@Component
public final class SystemCatalog implements CatalogReader {

    private static final System.Logger LOG = System.getLogger(SystemCatalog.class.getName());

    /**
     * A role that does not exist joins nothing, so it sees nothing. A domain may be of a domain, and be NOT NULL by itself, which
     * an outer join of a view does not heed. From version 18 on a NOT NULL may be declared without having been checked. A view
     * has no estimate.
     */
    private static final String COLUMNS = """
            with recursive step(domain, type, modifier, not_null) as (
                select t.oid, t.typbasetype, t.typtypmod, t.typnotnull from pg_type t where t.typtype = 'd'
                union all
                select s.domain, t.typbasetype, t.typtypmod, s.not_null or t.typnotnull
                  from step s join pg_type t on t.oid = s.type and t.typtype = 'd'),
            part(root, leaf) as (
                select c.oid, c.oid
                  from unnest(?::text[], ?::text[]) as listed(schema_name, relation_name)
                  join pg_namespace n on n.nspname = listed.schema_name
                  join pg_class c on c.relnamespace = n.oid and c.relname = listed.relation_name
                union
                select p.root, i.inhrelid from part p join pg_inherits i on i.inhparent = p.leaf and not i.inhdetachpending),
            estimate(oid, row_estimate) as (
                select p.root, case when max(c.reltuples) >= 0 then sum(greatest(c.reltuples, 0))::bigint else -1 end
                  from part p join pg_class c on c.oid = p.leaf and c.relkind in ('r', 'm', 'f') group by p.root)
            select n.nspname, c.relname, c.relkind, coalesce(e.row_estimate, -1) as row_estimate,
                   obj_description(c.oid, 'pg_class') as relation_comment,
                   a.attname, format_type(a.atttypid, a.atttypmod) as type, format_type(d.type, d.modifier) as base_type,
                   coalesce(d.not_null and c.relkind not in ('v', 'm'), false) or a.attnotnull and not exists (
                       select from pg_constraint k where k.conrelid = c.oid and k.contype = 'n' and not k.convalidated
                                                     and k.conkey = array[a.attnum]) as not_null,
                   (select array_agg(l.enumlabel::text order by l.enumsortorder) from pg_enum l
                     where l.enumtypid in (t.oid, t.typelem)) as labels,
                   col_description(c.oid, a.attnum) as column_comment,
                   coalesce(has_column_privilege(r.oid, c.oid, a.attnum, 'SELECT'), false) as granted
              from (select distinct root from part) listed
              join pg_class c on c.oid = listed.root and c.relkind in ('r', 'v', 'm', 'f', 'p')
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              join pg_roles r on r.rolname = ?
              left join step d on d.domain = a.atttypid
                              and not exists (select from pg_type u where u.oid = d.type and u.typtype = 'd')
              left join pg_type t on t.oid = coalesce(d.type, a.atttypid)
              left join estimate e on e.oid = c.oid
             where has_schema_privilege(r.oid, n.oid, 'USAGE')
             order by n.nspname, c.relname, a.attnum
            """;

    /** PostgreSQL keeps a further row for each partition of a referenced relation; those repeat the key above them. */
    private static final String KEYS = """
            select n.nspname, c.relname, k.contype, fn.nspname as foreign_schema, f.relname as foreign_relation,
                   array(select a.attname::text from unnest(k.conkey) with ordinality as at(num, pos)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = at.num order by at.pos) as columns,
                   array(select a.attname::text from unnest(k.confkey) with ordinality as at(num, pos)
                           join pg_attribute a on a.attrelid = k.confrelid and a.attnum = at.num order by at.pos)
                       as foreign_columns
              from unnest(?::text[], ?::text[]) as listed(schema_name, relation_name)
              join pg_namespace n on n.nspname = listed.schema_name
              join pg_class c on c.relnamespace = n.oid and c.relname = listed.relation_name
              join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'f')
              left join pg_class f on f.oid = k.confrelid
              left join pg_namespace fn on fn.oid = f.relnamespace
             where not exists (select from pg_constraint up where up.oid = k.conparentid and up.conrelid = k.conrelid)
             order by n.nspname, c.relname, k.conname
            """;

    private final TargetDatabase database;
    private final QueryLimits limits;

    /** Over the queried database. */
    @Inject
    public SystemCatalog(TargetDatabase database, Settings settings) {
        this.database = database;
        this.limits = settings.limits();
    }

    @Override
    public Catalog read(Profile profile) {
        try (ReadOnlyTransaction transaction = database.begin("mcp-sql catalog", limits)) {
            ExtensionSchemas.requireClosed(transaction, profile);
            CatalogDraft draft = new CatalogDraft(profile.relations());
            readColumns(transaction, profile, draft);
            readKeys(transaction, profile, draft);
            return draft.catalog();
        } catch (SQLException failed) {
            throw unavailable(SqlState.of(failed), failed);
        }
    }

    private static CatalogUnavailableException unavailable(SqlState state, SQLException failed) {
        OutcomeReason reason = state.withoutAText();
        LOG.log(
                Level.WARNING,
                "a catalog could not be read: {0} with SQLSTATE {1}{2}",
                reason.code(),
                state.code(),
                CurrentTrace.inWords());
        return new CatalogUnavailableException(reason, state.code(), failed);
    }

    private static void readColumns(ReadOnlyTransaction transaction, Profile profile, CatalogDraft draft)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepare(COLUMNS)) {
            bindNames(transaction, statement, profile);
            statement.setString(3, profile.role().value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    draft.addColumn(relation(row), row);
                }
            }
        }
    }

    private static void readKeys(ReadOnlyTransaction transaction, Profile profile, CatalogDraft draft)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepare(KEYS)) {
            bindNames(transaction, statement, profile);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    addKey(row, draft);
                }
            }
        }
    }

    private static void addKey(ResultSet row, CatalogDraft draft) throws SQLException {
        if (row.getString("contype").equals("p")) {
            draft.addPrimaryKey(relation(row), identifiers(row, "columns"));
            return;
        }
        RelationName references = RelationName.of(row.getString("foreign_schema"), row.getString("foreign_relation"));
        draft.addForeignKey(
                relation(row), identifiers(row, "columns"), references, identifiers(row, "foreign_columns"));
    }

    private static void bindNames(ReadOnlyTransaction transaction, PreparedStatement statement, Profile profile)
            throws SQLException {
        statement.setArray(1, transaction.names(names(profile, RelationName::schema)));
        statement.setArray(2, transaction.names(names(profile, RelationName::name)));
    }

    private static Object[] names(Profile profile, Function<RelationName, Identifier> part) {
        return profile.relations().stream()
                .map(RelationSettings::name)
                .map(part)
                .map(Identifier::value)
                .toArray();
    }

    private static RelationName relation(ResultSet row) throws SQLException {
        return RelationName.of(row.getString("nspname"), row.getString("relname"));
    }

    private static List<Identifier> identifiers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(Identifier::new)
                .toList();
    }
}
