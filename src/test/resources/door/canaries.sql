-- On top of the shop: what each profile must never see, whatever it asks. Values that nobody may see hold the word canary or
-- a number that begins with 770000; what only one profile may see holds only-analyst or only-support.
alter table public.customers add column ssn text;
update public.customers set ssn = 'canary-ssn-' || id, name = 'only-analyst-' || id;
update public.products set title = 'only-analyst-' || id;
update public.tickets set subject = 'only-support-' || id;
update public.secrets set id = 7700000 + id;
select pg_catalog.lo_from_bytea(7700001, 'canary-large-object');

-- Names that hostile texts ask for.
create sequence public.customers_id_seq;
grant usage on sequence public.customers_id_seq to public;
create schema evil;
grant usage on schema evil to public;
create function evil.lower(text) returns text language plpgsql volatile as $$
begin
    delete from public.orders;
    return pg_catalog.lower($1);
end $$;
create function evil.minus(integer, integer) returns integer language plpgsql volatile as $$
begin
    return pg_catalog.nextval('public.customers_id_seq')::integer;
end $$;
create operator evil.- (leftarg = integer, rightarg = integer, function = evil.minus);
create domain evil.dom as text check (evil.lower(value) <> '');

-- Definer functions that a DBA gave to a profile by name: a write, a lock, a setting, a role.
create function public.definer_write() returns integer language plpgsql security definer as $$
begin
    insert into public.secrets values (7700009, 'canary-written');
    return 1;
end $$;
create function public.definer_lock() returns void language sql security definer as
    $$ select pg_catalog.pg_advisory_lock(42) $$;
create function public.definer_setting() returns text language sql security definer as
    $$ select pg_catalog.set_config('app.tenant', '2', false) || pg_catalog.set_config('work_mem', '2GB', false) $$;
create function public.definer_temp() returns void language plpgsql security definer as $$
begin
    create temporary table left_behind (i integer);
end $$;
create function public.definer_listen() returns void language plpgsql security definer as $$
begin
    execute 'listen gossip';
end $$;
create function public.definer_cursor() returns refcursor language plpgsql security definer as $$
declare
    left_open refcursor;
begin
    open left_open for select token from public.secrets;
    return left_open;
end $$;
revoke execute on function public.definer_write(), public.definer_lock(), public.definer_setting(), public.definer_temp(),
    public.definer_listen(), public.definer_cursor() from public;
grant execute on function public.definer_write(), public.definer_lock(), public.definer_setting(), public.definer_temp(),
    public.definer_listen(), public.definer_cursor() to mcp_readonly_role, mcp_ro_support;

-- A setting that a row policy could be keyed on.
do $$
begin
    execute format('alter role mcp_sql_reader in database %I set app.tenant = %L', current_database(), '1');
end $$;
