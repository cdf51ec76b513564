-- Takes away what role_setup.sql and the doors made in this database; run by a DBA, as a superuser, in each database that
-- has them. The roles are the cluster's, so they go only where nothing in another database needs them any more.
-- REVOKEs from PUBLIC stay: giving rights back to everybody is a decision of its own.

do $$
declare
    door_roles name[] := array(
        select distinct r.rolname
          from pg_catalog.pg_proc p
          join pg_catalog.pg_namespace n on n.oid = p.pronamespace and n.nspname = 'mcp_door'
          join pg_catalog.pg_roles r on r.oid = p.proowner and not r.rolcanlogin);
    door_role name;
begin
    drop schema if exists mcp_door cascade;
    foreach door_role in array door_roles || 'mcp_sql_reader'::name loop
        continue when not exists (select from pg_catalog.pg_roles where rolname = door_role);
        -- DROP OWNED takes the grants; a role that was given something to own meanwhile is a person's to look at.
        if exists (select from pg_catalog.pg_shdepend d join pg_catalog.pg_roles r on r.oid = d.refobjid
                    where r.rolname = door_role and d.deptype = 'o'
                      and d.dbid = (select oid from pg_catalog.pg_database where datname = current_database())) then
            raise exception 'role % owns objects of this database; reassign or drop them first', door_role;
        end if;
        execute pg_catalog.format('drop owned by %I', door_role);
        begin
            execute pg_catalog.format('drop role %I', door_role);
        exception when dependent_objects_still_exist then
            raise notice 'role % is still needed in another database', door_role;
        end;
    end loop;
end $$;
