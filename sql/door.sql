-- One profile's role and doors, as a template: :"role", :"run" and :"explain" are names, written as psql writes its variables
-- (psql -v role=mcp_readonly_role -v run=run_analyst -v explain=explain_analyst -f door.sql); the command line fills them
-- in the same way. Run after role_setup.sql, as a superuser; may be run again at any time.

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

-- First one row of nulls with the names of the columns; it executes nothing, and a cursor refuses several statements.
-- Then at most max_rows rows, each null where it is over max_row_bytes.
create or replace function mcp_door.:"run"(sql text, max_rows int, max_row_bytes int) returns setof text
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set timezone = 'UTC'
as $door$
declare
    names text;
begin
    for names in execute
        'SELECT row_to_json(r.*)::text FROM (SELECT q.* FROM (VALUES (1)) v(n) LEFT JOIN (' || sql || E'\n) q ON false) r'
    loop
        return next names;
    end loop;
    return query execute
        'SELECT CASE WHEN octet_length(t) <= $2 THEN t END FROM (SELECT row_to_json(q.*)::text AS t FROM ('
        || sql || E'\n) AS q LIMIT $1) s'
        using max_rows, max_row_bytes;
end
$door$;

-- Volatile, because PostgreSQL refuses EXPLAIN in any other function; never ANALYZE, so nothing runs.
create or replace function mcp_door.:"explain"(sql text) returns setof text
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    set timezone = 'UTC'
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
alter function mcp_door.:"run"(text, int, int) owner to :"role";
alter function mcp_door.:"explain"(text) owner to :"role";
revoke all on schema mcp_door from :"role";
revoke all on function mcp_door.:"run"(text, int, int), mcp_door.:"explain"(text) from public;
grant execute on function mcp_door.:"run"(text, int, int), mcp_door.:"explain"(text) to mcp_sql_reader;
