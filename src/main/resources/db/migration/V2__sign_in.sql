-- Sign-in by second factors of the person's own, passkeys and a provider; clients of every kind; keys and tokens that rotate; a throttle.
-- Runs as the owner login; the rights of the running server are at the end of this file.

-- People

alter table mcp_sql.account
    alter column password_hash drop not null,
    add column last_sign_in_at timestamptz;
comment on column mcp_sql.account.password_hash is 'Argon2id, PHC string format; null for people who sign in at a provider only';
alter table mcp_sql.account
    add column grants_revoked_at timestamptz,
    add column grants_revoked_because text check (grants_revoked_because in ('revoked', 'session_logout'));
comment on column mcp_sql.account.grants_revoked_at is 'Tokens of an external issuer have no row here; those issued until then are denied';

create table mcp_sql.recovery_code (
    account_id uuid not null references mcp_sql.account on delete cascade,
    code_hash bytea not null,
    created_at timestamptz not null default now(),
    used_at timestamptz,
    primary key (account_id, code_hash)
);
comment on column mcp_sql.recovery_code.code_hash is 'SHA-256 of a random code; the code itself is stored nowhere';

alter table mcp_sql.web_session add column confirmed_at timestamptz;
update mcp_sql.web_session set confirmed_at = created_at;
alter table mcp_sql.web_session alter column confirmed_at set default now(), alter column confirmed_at set not null;
comment on column mcp_sql.web_session.confirmed_at is 'When the person last showed who they are; factors and passwords change soon after only';

create table mcp_sql.totp_enrolment (
    session_hash bytea primary key references mcp_sql.web_session on update cascade on delete cascade,
    secret_encrypted bytea not null
);
comment on table mcp_sql.totp_enrolment is 'Secrets that wait for their first code, each in the one browser that it was shown to';

create table mcp_sql.passkey (
    credential_id bytea primary key,
    account_id uuid not null references mcp_sql.account on delete cascade,
    credential bytea not null,
    sign_count bigint not null,
    verifies_user boolean not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    transports text[] not null,
    label text not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
);
comment on column mcp_sql.passkey.credential is 'WebAuthn attested credential data: the public key and what names it';
comment on column mcp_sql.passkey.verifies_user is
    'It once verified its person beside the password, or at enrolment; only such a passkey may sign in alone';
create index passkey_account on mcp_sql.passkey (account_id);

create table mcp_sql.webauthn_challenge (
    cookie_hash bytea primary key,
    challenge bytea not null,
    purpose text not null,
    account_id uuid references mcp_sql.account on delete cascade,
    expires_at timestamptz not null
);
comment on table mcp_sql.webauthn_challenge is 'One ceremony under way for each browser; the answer takes the row away';
create index webauthn_challenge_expiry on mcp_sql.webauthn_challenge (expires_at);

create table mcp_sql.federated_identity (
    issuer text not null,
    subject text not null,
    account_id uuid not null unique references mcp_sql.account on delete cascade,
    mfa boolean not null default false,
    checked_at timestamptz not null,
    primary key (issuer, subject)
);
comment on column mcp_sql.federated_identity.mfa is 'Whether the provider ever vouched for a second factor; whoever then comes without it is asked for one';
comment on column mcp_sql.federated_identity.checked_at is 'When the provider last vouched for the person';

create table mcp_sql.provider_request (
    state_hash bytea primary key,
    cookie_hash bytea not null,
    destination text not null,
    expires_at timestamptz not null
);
comment on table mcp_sql.provider_request is 'A browser that was sent to the provider and is expected back once; nonce and code verifier follow from its cookie';
create index provider_request_expiry on mcp_sql.provider_request (expires_at);

create table mcp_sql.logout_token (
    token_hash bytea primary key,
    expires_at timestamptz not null
);
comment on table mcp_sql.logout_token is 'Logout tokens that were followed; none is followed twice';
create index logout_token_expiry on mcp_sql.logout_token (expires_at);

alter table mcp_sql.web_session
    add column provider_issuer text,
    add column provider_subject text,
    add column provider_sid text;
create index web_session_provider on mcp_sql.web_session (provider_issuer, provider_sid) where provider_sid is not null;

-- A second factor is one of our own, or the provider's word.
create or replace view mcp_sql.standing as
select a.account_id, a.username, a.active, a.staff, a.administrator,
       exists (select from mcp_sql.totp_credential t where t.account_id = a.account_id)
           or exists (select from mcp_sql.passkey k where k.account_id = a.account_id)
           or coalesce(f.mfa, false) as mfa,
       array(select p.profile from mcp_sql.profile_assignment p where p.account_id = a.account_id order by 1) as profiles,
       f.checked_at as provider_checked_at
from mcp_sql.account a left join mcp_sql.federated_identity f using (account_id);

-- Clients

alter table mcp_sql.oauth_client
    add column kind text not null default 'registered'
        check (kind in ('preregistered', 'registered', 'metadata', 'cloud')),
    add column blocked_at timestamptz,
    add column document_expires_at timestamptz,
    drop constraint oauth_client_redirect_uris_check,
    add constraint oauth_client_redirect_uris_check
        check (cardinality(redirect_uris) between case when kind in ('registered', 'metadata') then 1 else 0 end and 10);
comment on column mcp_sql.oauth_client.redirect_uris is 'None for clients of the program and the configuration, which hold them';
comment on column mcp_sql.oauth_client.document_expires_at is 'Until then a metadata document is not read again';
comment on column mcp_sql.oauth_client.blocked_at is 'Set by an operator: nothing is granted to the client and its tokens are denied';

-- Tokens and keys

create table mcp_sql.refresh_token (
    token_hash bytea primary key,
    code_hash bytea not null,
    client_id text not null references mcp_sql.oauth_client on delete cascade,
    account_id uuid not null references mcp_sql.account on delete cascade,
    redirect_uri text not null,
    scope text not null,
    resource text not null,
    issued_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
);
comment on column mcp_sql.refresh_token.code_hash is 'All that came of one code are a family; when one of them is shown twice all end';
comment on column mcp_sql.refresh_token.expires_at is 'Of the family: a renewal does not move it';
create index refresh_token_account on mcp_sql.refresh_token (account_id);
create index refresh_token_code on mcp_sql.refresh_token (code_hash);
create index refresh_token_expiry on mcp_sql.refresh_token (expires_at);

alter table mcp_sql.signing_key add column signs_from timestamptz not null default now();
comment on column mcp_sql.signing_key.signs_from is 'Published before, so that every verifier knows the key when it signs its first token';

-- Throttle

create table mcp_sql.throttle_count (
    subject text primary key,
    attempts integer not null,
    window_ends_at timestamptz not null
);
comment on table mcp_sql.throttle_count is 'What addresses did wrong, added up over all nodes; deleting a row lifts its block';
create index throttle_count_expiry on mcp_sql.throttle_count (window_ends_at);

grant select, insert, update, delete on
    mcp_sql.recovery_code, mcp_sql.totp_enrolment, mcp_sql.passkey, mcp_sql.webauthn_challenge, mcp_sql.federated_identity,
    mcp_sql.provider_request, mcp_sql.logout_token, mcp_sql.refresh_token, mcp_sql.throttle_count
    to mcp_sql_app;
