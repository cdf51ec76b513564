-- Run once by a DBA, as a superuser or a role with CREATEROLE, in the database that will hold the server's state.
-- Then give each login its password (psql: \password mcp_sql_owner …) and run the command line's `migrate`.

do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'mcp_sql_owner') then
        create role mcp_sql_owner login noinherit nosuperuser nocreatedb nocreaterole noreplication connection limit 4;
    end if;
    if not exists (select from pg_catalog.pg_roles where rolname = 'mcp_sql_app') then
        create role mcp_sql_app login noinherit nosuperuser nocreatedb nocreaterole noreplication connection limit 100;
    end if;
    if not exists (select from pg_catalog.pg_roles where rolname = 'mcp_sql_retention') then
        create role mcp_sql_retention login noinherit nosuperuser nocreatedb nocreaterole noreplication connection limit 2;
    end if;
end $$;

comment on role mcp_sql_owner is 'jakarta-mcp-sql: owns the state schema; used by migrations only';
comment on role mcp_sql_app is 'jakarta-mcp-sql: the running server''s login to its state';
comment on role mcp_sql_retention is 'jakarta-mcp-sql: may call mcp_sql.purge_trails and nothing else';

-- An audit row counts only when it is on disk.
alter role mcp_sql_app set synchronous_commit = on;
alter role mcp_sql_app set search_path = pg_catalog, pg_temp;
alter role mcp_sql_app set idle_in_transaction_session_timeout = '30s';

-- The running server needs the owner's membership for nothing, so there is none.
create schema if not exists mcp_sql authorization mcp_sql_owner;
revoke all on schema mcp_sql from public;

-- A migration holds an advisory lock; this right stays where sql/public_revokes.sql has taken it from everybody.
grant execute on function pg_catalog.pg_try_advisory_xact_lock(bigint), pg_catalog.pg_try_advisory_lock(bigint)
    to mcp_sql_owner;
