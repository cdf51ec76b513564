-- Run by a DBA, as a superuser, in each database that agents are to read; may be run again at any time.
-- Then: give mcp_sql_reader its password (psql: \password mcp_sql_reader), run the doors (the command line's
-- `role-setup --emit-sql` prints them under this text), and `grants --apply`. docs/role-setup.md says what each part is for.

-- The one login of the running server. It owns nothing, is a member of no role, and may only open doors.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'mcp_sql_reader') then
        create role mcp_sql_reader login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
            connection limit 64;
    end if;
end $$;
comment on role mcp_sql_reader is 'jakarta-mcp-sql: the running server''s login to the queried database; opens doors';

-- Its guards. They hold from the first statement of a session, because this role logs in itself.
alter role mcp_sql_reader set default_transaction_read_only = on;
alter role mcp_sql_reader set statement_timeout = '5s';
alter role mcp_sql_reader set lock_timeout = '1s';
alter role mcp_sql_reader set idle_in_transaction_session_timeout = '10s';
alter role mcp_sql_reader set standard_conforming_strings = on;
alter role mcp_sql_reader set search_path = pg_catalog, pg_temp;
-- A query whose client has vanished ends by itself: asked once a second while it runs, and by TCP when it sleeps.
alter role mcp_sql_reader set client_connection_check_interval = '1s';
alter role mcp_sql_reader set tcp_keepalives_idle = 10;
alter role mcp_sql_reader set tcp_keepalives_interval = 5;
alter role mcp_sql_reader set tcp_keepalives_count = 3;
-- Values are written alike on every server.
alter role mcp_sql_reader set intervalstyle = 'postgres';
alter role mcp_sql_reader set bytea_output = 'hex';
alter role mcp_sql_reader set extra_float_digits = 1;
-- Offered, for a superuser: bound the disk a query may fill, and keep agents' SQL (a parameter) out of the server's log.
-- alter role mcp_sql_reader set temp_file_limit = '1GB';
-- alter role mcp_sql_reader set log_parameter_max_length = 0;
-- alter role mcp_sql_reader set log_parameter_max_length_on_error = 0;
-- alter role mcp_sql_reader set log_error_verbosity = 'terse';
-- alter role mcp_sql_reader set log_min_messages = 'log';

-- The schema of the doors. No profile's role may enter it: that is what keeps a door from calling or replacing a door.
create schema if not exists mcp_door;
comment on schema mcp_door is 'jakarta-mcp-sql: one function per profile; the only way in';
revoke all on schema mcp_door from public;
grant usage on schema mcp_door to mcp_sql_reader;

-- Functions that run SQL held in a text. No application needs them from PUBLIC; who does gets a GRANT of its own. By name,
-- because signatures differ between versions.
do $$
declare
    runs_sql regprocedure;
begin
    for runs_sql in
        select p.oid from pg_catalog.pg_proc p
         where p.pronamespace = 'pg_catalog'::regnamespace
           and (p.proname ~ '^(query|cursor|table|schema|database)_to_xml' or p.proname = 'ts_stat'
                or p.oid = 'pg_catalog.ts_rewrite(tsquery, text)'::regprocedure)
    loop
        execute pg_catalog.format('revoke execute on function %s from public', runs_sql);
    end loop;
end $$;
