-- Why: ministries have sign-ins of their own: their people sign in there by OpenID Connect (docs/decisions/0045-an-organisation-vouches-for-its-own.md).
-- And people can sign in by what unlocks their phone or computer: a passkey is two factors at once, and no stranger's page can ask for it
-- (docs/decisions/0046-a-passkey-is-two-factors.md).

create table identity_provider (
  programme_id uuid not null references programme,
  organisation_id uuid not null,
  issuer text not null check (length(issuer) between 8 and 500),
  client_id text not null check (length(client_id) between 1 and 255),
  sealed_secret text not null,
  domains text[] not null check (cardinality(domains) between 1 and 20),
  changed_at timestamptz not null default now(),
  primary key (programme_id, organisation_id),
  foreign key (programme_id, organisation_id) references organisation
);
comment on table identity_provider is 'The OpenID provider where the members of an organisation may sign in. domains: the e-mail domains that it speaks for.';
comment on column identity_provider.sealed_secret is 'What the provider knows Tern by, encrypted with the secret of the installation.';
call tern_protect('identity_provider');

-- Before anybody is signed in there is no programme yet.
create function tern_identity_providers()
  returns table (programme_id uuid, organisation_id uuid, issuer text, domains text[])
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select p.programme_id, p.organisation_id, p.issuer, p.domains from identity_provider as p order by p.issuer, p.organisation_id;
  end;
comment on function tern_identity_providers() is 'The identity providers of all programmes, without their secrets, for the sign-in page; only where no programme is set.';
revoke execute on function tern_identity_providers() from public;

-- An account is known to a provider by one name. Who is given the e-mail address of a predecessor there has another.
-- squawk-ignore require-concurrent-index-creation
create unique index credential_one_of_each on credential (account_id, provider);
-- squawk-ignore require-concurrent-index-deletion
drop index credential_account;

create table passkey (
  credential_id text primary key check (length(credential_id) between 16 and 1400),
  account_id uuid not null references account on delete cascade,
  name text not null check (length(name) between 1 and 100),
  public_key bytea not null check (length(public_key) <= 4096),
  times_used bigint not null check (times_used >= 0),
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);
comment on table passkey is 'A passkey by which an account signs in. The key that belongs to it never leaves the person''s device.';
comment on column passkey.times_used is 'What the device counts; 0 for ever where passkeys are kept on several devices.';
comment on column passkey.last_used_at is 'No answer to a question that was asked before is accepted again.';
