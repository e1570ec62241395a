-- Why: ministries have sign-ins of their own: their people sign in there by OpenID Connect (docs/decisions/0045-an-organisation-vouches-for-its-own.md).

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
drop index credential_account;
