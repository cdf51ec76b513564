-- One profile's role and doors, as a template: :"role", :"run" and :"explain" are names and :'extension_schemas' an array of
-- names, written as psql writes its variables (psql -v role=mcp_readonly_role -v run=run_analyst -v explain=explain_analyst
-- -v extension_schemas='{}' -f door.sql); the command line fills them in the same way. Run after role_setup.sql, as a
-- superuser, all of it in one transaction; may be run again at any time.

select pg_catalog.set_config('mcp_sql.role', :'role', false);
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = current_setting('mcp_sql.role')) then
        execute format('create role %I nologin noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls',
            current_setting('mcp_sql.role'));
    end if;
end $$;
reset mcp_sql.role;
comment on role :"role" is 'jakarta-mcp-sql: holds the grants of one profile and owns its doors';

-- Lines of text: the names of the columns, their types, then at most max_rows rows; null in place of a row, and of all that
-- follow, once the rows are over max_answer_bytes together. The first row always comes. A value that is longer than
-- max_cell_bytes is cut here, one character beyond, so that a reader sees that it was cut.
--
-- Names and types come from a row of nulls: asking for it executes nothing of the text, and a cursor refuses several
-- statements. From then on the columns are c1, c2, …: nothing that the text names is written into SQL.
--
-- Types are read from the row's binary form (record_send): the number of columns, then for each its type and -1 for a null, four
-- bytes each. pg_typeof would need the text a third time. No query of the function's own has to be planned on the way to the rows,
-- but for types that it does not know by number.
--
-- Nine tables with a condition between each two take over five seconds to plan by search of all orders, about one by the genetic
-- search (geqo_threshold).
create or replace function mcp_door.:"run"(sql text, max_rows int, max_cell_bytes int, max_answer_bytes int)
    returns setof text
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set standard_conforming_strings = on
    set timezone = 'UTC'
    set datestyle = 'ISO, MDY'
    set intervalstyle = 'postgres'
    set bytea_output = 'hex'
    set extra_float_digits = 1
    set lc_monetary = 'C'
    set geqo_threshold = 9
as $door$
declare
    join_limit constant text := current_setting('join_collapse_limit');
    from_limit constant text := current_setting('from_collapse_limit');
    names text;
    row_of_nulls bytea;
    type oid;
    types regtype[] := '{}';
    kind text;
    aliases text[] := '{}';
    cells text[] := '{}';
begin
    -- The row of nulls needs a plan but no good one; the search for the best order of joins would take the time of a second query.
    perform set_config('join_collapse_limit', '1', true), set_config('from_collapse_limit', '1', true);

    for names, row_of_nulls in execute 'SELECT row_to_json(r.*)::text, record_send(r.*) FROM'
        ' (SELECT q.* FROM (VALUES (1)) v(n) LEFT JOIN (' || sql || E'\n) q ON false) r'
    loop
        return next names;
    end loop;

    perform set_config('join_collapse_limit', join_limit, true), set_config('from_collapse_limit', from_limit, true);

    for n in 1 .. (length(row_of_nulls) - 4) / 8 loop
        -- In sums, since shifts and "or" bind alike.
        type := get_byte(row_of_nulls, 8 * n - 4)::bigint * 16777216 + get_byte(row_of_nulls, 8 * n - 3) * 65536
              + get_byte(row_of_nulls, 8 * n - 2) * 256 + get_byte(row_of_nulls, 8 * n - 1);
        types[n] := type;
        aliases[n] := 'c' || n;
        kind := case
            when type in ('int4'::regtype, 'int8'::regtype, 'bool'::regtype, 'date'::regtype, 'timestamptz'::regtype,
                          'timestamp'::regtype, 'uuid'::regtype, 'float8'::regtype) then 'fixed'
            when type in ('text'::regtype, 'varchar'::regtype) then 'text'
            when type = 'numeric'::regtype then 'other'
        end;
        if kind is null then
            select case
                       when t.typlen > 0 then 'fixed'
                       when t.oid = 'bytea'::regtype then 'bytes'
                       when t.oid = 'bpchar'::regtype then 'padded'
                       when t.typcategory = 'S' then 'text'
                       when t.typcategory in ('A', 'C', 'P') or t.oid in ('json'::regtype, 'jsonb'::regtype) then 'document'
                       else 'other'
                   end
              into kind
              from pg_type t where t.oid = type;
        end if;
        -- How each kind is cut: not at all where its width is fixed; arrays, records and documents by their JSON.
        cells[n] := case kind
            when 'fixed' then 'c' || n
            when 'text' then format('left(%1$s::text, $2 + 1)', 'c' || n)
            when 'bytes' then format('substring(%1$s, 1, $2)', 'c' || n)
            when 'padded' then format('left(to_json(%1$s) #>> ''{}'', $2 + 1)', 'c' || n)
            when 'document' then format('CASE WHEN octet_length(to_json(%1$s)::text) > $2'
                ' THEN to_json(left(to_json(%1$s)::text, $2 + 1)) ELSE to_json(%1$s) END', 'c' || n)
            else format('CASE WHEN octet_length(%1$s::text) > $2 THEN to_json(left(%1$s::text, $2 + 1)) ELSE to_json(%1$s) END',
                'c' || n)
        end;
    end loop;
    return next array_to_json(types)::text;

    return query execute
        'SELECT CASE WHEN row_number() OVER w = 1 OR sum(octet_length(t)) OVER w <= $3 THEN t END FROM ('
        'SELECT row_to_json(ROW(' || array_to_string(cells, ',') || '))::text AS t FROM (' || sql || E'\n) AS q'
        || coalesce('(' || nullif(array_to_string(aliases, ','), '') || ')', '') || ' LIMIT $1'
        ') s WINDOW w AS (ROWS UNBOUNDED PRECEDING)'
        using max_rows, max_cell_bytes, max_answer_bytes;
end
$door$;

-- Volatile, because PostgreSQL refuses EXPLAIN in any other function; never ANALYZE, so nothing runs.
create or replace function mcp_door.:"explain"(sql text) returns setof text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    set standard_conforming_strings = on
    set timezone = 'UTC'
    set datestyle = 'ISO, MDY'
    set intervalstyle = 'postgres'
    set bytea_output = 'hex'
    set extra_float_digits = 1
    set lc_monetary = 'C'
    set geqo_threshold = 9
as $door$
declare
    plan text;
begin
    for plan in execute 'EXPLAIN (FORMAT JSON) SELECT row_to_json(q.*)::text FROM (' || sql || E'\n) AS q'
    loop
        return next plan;
    end loop;
end
$door$;

-- An owner needs CREATE on the schema at this moment, and at no other.
grant create on schema mcp_door to :"role";
alter function mcp_door.:"run"(text, int, int, int) owner to :"role";
alter function mcp_door.:"explain"(text) owner to :"role";
revoke all on schema mcp_door from :"role";
revoke all on function mcp_door.:"run"(text, int, int, int), mcp_door.:"explain"(text) from public;
grant execute on function mcp_door.:"run"(text, int, int, int), mcp_door.:"explain"(text) to mcp_sql_reader;

-- Behind pg_catalog the doors search the schemas of the extensions that the profile allows. Where others than the schema's
-- or the database's owner may create, they could give a name of PostgreSQL's a meaning of their own: no door is made then.
select pg_catalog.set_config('mcp_sql.run', :'run', false), pg_catalog.set_config('mcp_sql.explain', :'explain', false),
       pg_catalog.set_config('mcp_sql.extension_schemas', :'extension_schemas', false);
do $$
declare
    path text := 'pg_catalog';
    extension_schema name;
    stranger text;
    door regprocedure;
begin
    foreach extension_schema in array current_setting('mcp_sql.extension_schemas')::name[] loop
        if not exists (select from pg_catalog.pg_namespace where nspname = extension_schema) then
            raise exception 'schema % of an extension does not exist', extension_schema;
        end if;
        select coalesce(r.rolname, 'PUBLIC') into stranger
          from pg_catalog.pg_namespace n
          join pg_catalog.pg_database d on d.datname = current_database(),
               aclexplode(n.nspacl) x left join pg_catalog.pg_roles r on r.oid = x.grantee
         where n.nspname = extension_schema and x.privilege_type = 'CREATE'
           and x.grantee not in (n.nspowner, d.datdba) and r.rolsuper is not true
         limit 1;
        if found then
            raise exception '% may create in schema % of an extension; revoke that, or move the extension to a schema of its own',
                stranger, extension_schema;
        end if;
        path := path || format(', %I', extension_schema);
    end loop;
    for door in
        select p.oid from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
         where n.nspname = 'mcp_door' and p.proname in (current_setting('mcp_sql.run'), current_setting('mcp_sql.explain'))
    loop
        execute format('alter function %s set search_path = %s, pg_temp', door, path);
    end loop;
end $$;
reset mcp_sql.run;
reset mcp_sql.explain;
reset mcp_sql.extension_schemas;
