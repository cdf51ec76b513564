-- The state of the server: people, clients, grants, tokens, trails.
-- Runs as the owner login; the running server logs in as mcp_sql_app and holds only the rights at the end of this file.

create table mcp_sql.account (
    account_id uuid primary key default gen_random_uuid(),
    username text not null unique
        check (username = lower(username) and username ~ '^[a-z0-9][a-z0-9._@+-]{0,127}$'),
    password_hash text not null,
    active boolean not null default true,
    staff boolean not null default true,
    administrator boolean not null default false,
    created_at timestamptz not null default now(),
    password_changed_at timestamptz not null default now()
);
comment on column mcp_sql.account.password_hash is 'Argon2id, PHC string format';

create table mcp_sql.totp_credential (
    account_id uuid primary key references mcp_sql.account on delete cascade,
    secret_encrypted bytea not null,
    last_step bigint not null default 0,
    enrolled_at timestamptz not null default now()
);
comment on column mcp_sql.totp_credential.secret_encrypted is 'AES-256-GCM, key from the environment';
comment on column mcp_sql.totp_credential.last_step is 'RFC 6238 time step last accepted; none at or below it is accepted again';

create table mcp_sql.profile_assignment (
    account_id uuid not null references mcp_sql.account on delete cascade,
    profile text not null,
    assigned_at timestamptz not null default now(),
    primary key (account_id, profile)
);

create view mcp_sql.standing as
select a.account_id, a.username, a.active, a.staff, a.administrator,
       exists (select from mcp_sql.totp_credential t where t.account_id = a.account_id) as mfa,
       array(select p.profile from mcp_sql.profile_assignment p where p.account_id = a.account_id order by 1) as profiles
from mcp_sql.account a;
comment on view mcp_sql.standing is 'What a person may do at this moment; asked again at every request';

create table mcp_sql.web_session (
    session_hash bytea primary key,
    account_id uuid not null references mcp_sql.account on delete cascade,
    mfa_at timestamptz,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    expires_at timestamptz not null
);
comment on column mcp_sql.web_session.session_hash is 'SHA-256 of the cookie; the cookie itself is stored nowhere';
create index web_session_account on mcp_sql.web_session (account_id);
create index web_session_expiry on mcp_sql.web_session (expires_at);

create table mcp_sql.sign_in_attempt (
    subject text primary key,
    failures integer not null,
    last_failure_at timestamptz not null
);
comment on column mcp_sql.sign_in_attempt.subject is 'account:NAME or address:ADDRESS; the back-off of each grows with its failures and ends by itself';

create table mcp_sql.oauth_client (
    client_id text primary key,
    client_name text not null,
    redirect_uris text[] not null check (cardinality(redirect_uris) between 1 and 10),
    registered_from text not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
);
create index oauth_client_registered_from on mcp_sql.oauth_client (registered_from, created_at);

create table mcp_sql.authorization_request (
    request_id uuid primary key default gen_random_uuid(),
    client_id text not null references mcp_sql.oauth_client on delete cascade,
    redirect_uri text not null,
    state text,
    scope text not null,
    resource text not null,
    code_challenge text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    answered_at timestamptz
);
create index authorization_request_expiry on mcp_sql.authorization_request (expires_at);

create table mcp_sql.authorization_code (
    code_hash bytea primary key,
    client_id text not null references mcp_sql.oauth_client on delete cascade,
    account_id uuid not null references mcp_sql.account on delete cascade,
    redirect_uri text not null,
    scope text not null,
    resource text not null,
    code_challenge text not null,
    issued_at timestamptz not null default now(),
    expires_at timestamptz not null,
    redeemed_at timestamptz
);
create index authorization_code_expiry on mcp_sql.authorization_code (expires_at);

create table mcp_sql.access_token (
    token_id text primary key,
    code_hash bytea not null,
    client_id text not null references mcp_sql.oauth_client on delete cascade,
    account_id uuid not null references mcp_sql.account on delete cascade,
    redirect_uri text not null,
    scope text not null,
    resource text not null,
    issued_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_because text check (revoked_because in ('revoked', 'session_logout'))
);
comment on column mcp_sql.access_token.token_id is 'the jti; the token itself is stored nowhere';
create index access_token_account on mcp_sql.access_token (account_id);
create index access_token_code on mcp_sql.access_token (code_hash);
create index access_token_expiry on mcp_sql.access_token (expires_at);

create table mcp_sql.signing_key (
    key_id text primary key,
    public_jwk text not null,
    private_key_encrypted bytea not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz
);
comment on column mcp_sql.signing_key.private_key_encrypted is 'PKCS#8 under AES-256-GCM, key from the environment';

-- Trails: written once, read many times, changed never.

create table mcp_sql.query_trail (
    call_id uuid primary key,
    at timestamptz not null default now(),
    account_id uuid not null,
    username text not null,
    profile text not null,
    client_id text not null,
    token_id text not null,
    address text not null,
    tool text not null,
    raw_sql text not null,
    executed_sql text not null,
    decision text not null check (decision in ('allowed', 'rejected')),
    reason text not null,
    sqlstate text not null,
    row_count integer not null,
    answer_bytes integer not null,
    truncated boolean not null,
    duration_ms integer not null
);
comment on table mcp_sql.query_trail is 'One row for each tool call, durable before its answer leaves; no foreign keys, so that it outlives what it names';
create index query_trail_at on mcp_sql.query_trail (at desc);
create index query_trail_person on mcp_sql.query_trail (username, decision, at desc);

create table mcp_sql.denial_trail (
    denial_id uuid primary key default gen_random_uuid(),
    at timestamptz not null default now(),
    account_id uuid not null,
    username text not null,
    reason text not null,
    client_id text not null,
    token_id text not null,
    redirect_uri text not null,
    address text not null,
    detail text not null
);
comment on table mcp_sql.denial_trail is 'One row for each denial of a known person; strangers leave none';
create index denial_trail_at on mcp_sql.denial_trail (at desc);
create index denial_trail_person on mcp_sql.denial_trail (username, at desc);

create table mcp_sql.tripwire_crossing (
    username text not null,
    decision text not null check (decision in ('allowed', 'rejected')),
    window_seconds integer not null,
    crossed_at timestamptz not null default now(),
    calls integer not null,
    cleared_at timestamptz,
    primary key (username, decision, window_seconds, crossed_at)
);
create unique index tripwire_open_crossing on mcp_sql.tripwire_crossing (username, decision, window_seconds)
    where cleared_at is null;

-- A row of a trail may go only when it is old, and then only through the procedure below.
create function mcp_sql.trail_minimum_age() returns interval
    language sql immutable as $$ select interval '90 days' $$;

create function mcp_sql.keep_trail() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'DELETE' and old.at < now() - mcp_sql.trail_minimum_age() then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger keep_rows before update or delete on mcp_sql.query_trail
    for each row execute function mcp_sql.keep_trail();
create trigger keep_table before truncate on mcp_sql.query_trail
    for each statement execute function mcp_sql.keep_trail();
create trigger keep_rows before update or delete on mcp_sql.denial_trail
    for each row execute function mcp_sql.keep_trail();
create trigger keep_table before truncate on mcp_sql.denial_trail
    for each statement execute function mcp_sql.keep_trail();

create procedure mcp_sql.purge_trails(older_than interval)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if older_than is null or older_than < mcp_sql.trail_minimum_age() then
        raise exception 'trails are kept for at least %', mcp_sql.trail_minimum_age()
            using errcode = 'insufficient_privilege';
    end if;
    delete from mcp_sql.query_trail where at < now() - older_than;
    delete from mcp_sql.denial_trail where at < now() - older_than;
end $$;

-- Rights of the running server: no more than its statements need.
revoke all on all tables in schema mcp_sql from public;
revoke all on all routines in schema mcp_sql from public;
grant usage on schema mcp_sql to mcp_sql_app, mcp_sql_retention;
grant select, insert, update, delete on
    mcp_sql.totp_credential, mcp_sql.web_session, mcp_sql.sign_in_attempt, mcp_sql.oauth_client,
    mcp_sql.authorization_request, mcp_sql.authorization_code, mcp_sql.access_token
    to mcp_sql_app;
grant select, insert, delete on mcp_sql.profile_assignment to mcp_sql_app;
-- A person is deactivated, a key is retired and a crossing is cleared, each by a mark on its row.
grant select, insert, update on mcp_sql.account, mcp_sql.signing_key, mcp_sql.tripwire_crossing to mcp_sql_app;
grant select on mcp_sql.standing to mcp_sql_app;
grant select on mcp_sql.flyway_schema_history to mcp_sql_app;
grant select, insert on mcp_sql.query_trail, mcp_sql.denial_trail to mcp_sql_app;
grant execute on procedure mcp_sql.purge_trails(interval) to mcp_sql_retention;
