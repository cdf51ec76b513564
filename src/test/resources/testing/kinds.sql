-- Every kind of relation and column that a catalog has to tell the truth about; read by mcp_readonly_role.
create schema kinds;
create type kinds.mood as enum ('sad', U&'odd\202E');
create domain kinds.wish as kinds.mood;
create domain kinds.price as numeric(12, 2) check (value >= 0);
create domain kinds.fee as kinds.price not null;
create type kinds.pair as (a integer, b text);

create table kinds.plain (
    id integer primary key,
    always bigint generated always as identity,
    computed integer generated always as (id * 2) stored,
    unchecked integer,
    mood kinds.mood,
    moods kinds.mood[],
    wish kinds.wish,
    price kinds.price,
    fee kinds.fee,
    code varchar(8),
    tags text[],
    pair kinds.pair,
    during tstzrange
);
insert into kinds.plain (id, fee) select n, 1 from generate_series(1, 3) n;
-- From version 18 on a constraint may be declared for new rows only; the old ones are still null.
do $$
begin
    if current_setting('server_version_num')::int >= 180000 then
        execute 'alter table kinds.plain add constraint unchecked_later not null unchecked not valid';
    end if;
end $$;

create table kinds.parent (id integer not null, gone text);
alter table kinds.parent drop column gone;
create table kinds.child (extra text) inherits (kinds.parent);
insert into kinds.parent select n from generate_series(1, 2) n;
insert into kinds.child select n from generate_series(1, 4) n;

create table kinds.parted (at date primary key, plain_id integer references kinds.plain) partition by range (at);
create table kinds.parted_low partition of kinds.parted for values from (minvalue) to ('2026-01-01');
create table kinds.parted_high partition of kinds.parted for values from ('2026-01-01') to (maxvalue);
insert into kinds.parted select date '2025-12-28' + n from generate_series(0, 6) n;
create table kinds.referring (id integer primary key, at date references kinds.parted);

create table kinds.hidden (id integer primary key);
create table kinds.half (
    id integer, shown integer references kinds.hidden, kept_back integer references kinds.plain,
    primary key (id, kept_back)
);

create view kinds.seen as
    select p.id, p.mood, p.fee from generate_series(3, 4) n left join kinds.plain p on p.id = n;
create materialized view kinds.kept as select id from kinds.plain;
create foreign data wrapper nowhere;
create server nowhere foreign data wrapper nowhere;
create foreign table kinds.elsewhere (id integer not null) server nowhere;

analyze kinds.plain, kinds.parent, kinds.child, kinds.parted, kinds.kept;
create table kinds.uncounted (id integer) partition by range (id);
create table kinds.uncounted_low partition of kinds.uncounted for values from (0) to (10);
create table kinds.barren (id integer) partition by range (id);
create table kinds.fresh (id integer);

grant usage on schema kinds to mcp_readonly_role;
grant select on all tables in schema kinds to mcp_readonly_role;
