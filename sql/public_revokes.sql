-- Offered: what PUBLIC may do in this database that a read-only transaction does not stop. Run by a DBA, as a superuser,
-- where no other application of this database lives on PUBLIC's right to it; `grant execute … to that_application` first
-- where one does (triggers that call pg_notify, migration tools that take advisory locks, programs with large objects).

-- By name, because signatures differ between versions:
--   advisory locks: session ones outlive a transaction, and could hold up an application that uses the same numbers;
--   messages to other sessions and into the write-ahead log, snapshots handed to other sessions;
--   large objects: written by a SELECT up to PostgreSQL 15, and read without a relation's grant at every version;
--   the seed of random(): it outlives a transaction, so the next query of a pooled session would draw foreseeable numbers.
do $$
declare
    reaches_out regprocedure;
begin
    for reaches_out in
        select p.oid from pg_catalog.pg_proc p
         where p.pronamespace = 'pg_catalog'::regnamespace
           and (p.proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
                or p.proname in ('pg_notify', 'pg_logical_emit_message', 'pg_export_snapshot', 'setseed')
                or p.proname in ('loread', 'lowrite') or p.proname like 'lo\_%')
    loop
        execute pg_catalog.format('revoke execute on function %s from public', reaches_out);
    end loop;
end $$;

-- SECURITY DEFINER functions of this database: they read and write as their owners whoever calls, every profile too. Those
-- of triggers cannot be called.
do $$
declare
    runs_as_its_owner regprocedure;
begin
    for runs_as_its_owner in
        select p.oid from pg_catalog.pg_proc p
         where p.prosecdef and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
           and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
           and pg_catalog.has_function_privilege('public', p.oid, 'execute')
    loop
        execute pg_catalog.format('revoke execute on routine %s from public', runs_as_its_owner);
    end loop;
end $$;

-- Temporary tables, and objects in the schema public (PUBLIC's by default up to PostgreSQL 14).
do $$
begin
    execute pg_catalog.format('revoke create, temporary on database %I from public', pg_catalog.current_database());
    if exists (select from pg_catalog.pg_namespace where nspname = 'public') then
        revoke create on schema public from public;
    end if;
end $$;
