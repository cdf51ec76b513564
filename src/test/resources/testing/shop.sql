-- A small shop, and canaries that no profile may ever see: every secret value holds the word canary.
create table public.customers (
    id integer primary key,
    name text not null,
    email text,
    country text not null,
    created_at timestamptz not null
);
comment on table public.customers is 'People who bought something';
comment on column public.customers.country is 'ISO 3166 code';

create table public.orders (
    id integer primary key,
    customer_id integer not null references public.customers,
    placed_at timestamptz not null,
    status text not null,
    total numeric(12, 2) not null
);
comment on table public.orders is 'One row for each order';

create table public.products (
    id integer primary key,
    sku text not null unique,
    title text not null,
    price numeric(12, 2) not null
);

create table public.order_items (
    order_id integer not null references public.orders,
    product_id integer not null references public.products,
    qty integer not null,
    price numeric(12, 2) not null,
    primary key (order_id, product_id)
);

create table public.tickets (id integer primary key, subject text not null, body text not null, internal_note text);
create view public.mcp_ticket_summary with (security_barrier) as select id, subject from public.tickets;
comment on view public.mcp_ticket_summary is 'What the help desk may see';

create table public.secrets (id integer primary key, token text not null);
create schema audit;
create table audit.customers (id integer primary key, name text not null);

insert into public.customers
select n, 'Customer ' || n, 'canary-email-' || n || '@example.com', (array['DE', 'FR', 'IT'])[n % 3 + 1],
       timestamptz '2026-01-01 12:00:00+00' + n * interval '1 hour'
  from generate_series(1, 50) n;
insert into public.orders
select n, n % 50 + 1, timestamptz '2026-02-01 00:00:00+00' + n * interval '1 minute',
       (array['open', 'paid', 'sent'])[n % 3 + 1], n * 1.25
  from generate_series(1, 500) n;
insert into public.products select n, 'SKU-' || n, 'Product ' || n, n * 0.99 from generate_series(1, 20) n;
insert into public.order_items select n, n % 20 + 1, n % 5 + 1, 9.99 from generate_series(1, 500) n;
insert into public.tickets
select n, 'Ticket ' || n, 'canary-body ' || n, 'canary-note ' || n from generate_series(1, 10) n;
insert into public.secrets select n, 'canary-token-' || n from generate_series(1, 3) n;
insert into audit.customers values (1, 'canary-audit');
analyze;

create sequence public.ticket_number;

-- Writes when it can; a read-only transaction must stop it.
create function public.purge_orders() returns integer language plpgsql volatile as $$
begin
    delete from public.order_items;
    return 1;
end $$;

-- Reads what its caller may not; everybody may call it, until the DBA takes the offered REVOKEs.
create function public.leak() returns text language sql security definer as
    $$ select token from public.secrets order by id limit 1 $$;
