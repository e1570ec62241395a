-- Why: who may sign in (account), what proves it (credential), that they are signed in (sign_in_session), and what they
-- may do in which programme (membership). The first four are kept by the sign-in library under our names.

create table account (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) between 3 and 254),
  email_verified boolean not null default false,
  -- The sign-in library asks for this column. Tern keeps no pictures of people who sign in.
  image text check (image is null),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index account_email on account (lower(email));
comment on table account is 'A person who may sign in. One account can belong to several programmes.';

create table sign_in_session (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_session_account on sign_in_session (account_id);
comment on table sign_in_session is 'A browser that is signed in, until it signs out or stays idle.';

create table credential (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  provider text not null,
  subject text not null,
  password_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject)
);
create index credential_account on credential (account_id);
comment on table credential is 'What proves who an account is: for provider ''credential'' an Argon2id hash of the password.';

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
comment on table verification is 'Short-lived proofs, for example of an e-mail address.';

create table sign_in_attempt (
  subject_hash bytea not null,
  window_starts_at timestamptz not null,
  attempts integer not null check (attempts > 0),
  primary key (subject_hash, window_starts_at)
);
comment on table sign_in_attempt is 'How often sign-in was tried with an e-mail address in a quarter of an hour. Only a keyed hash is kept.';

grant select, insert, update, delete on account, sign_in_session, credential, verification, sign_in_attempt to tern_app;

create table membership (
  programme_id uuid not null references programme,
  account_id uuid not null references account on delete cascade,
  role text not null check (role in ('administrator')),
  created_at timestamptz not null default now(),
  primary key (programme_id, account_id)
);
create index membership_account on membership (account_id);
comment on table membership is 'Which account may act in which programme, and as what.';

call tern_protect('membership');

-- Before acting in a programme, a person may know which ones they belong to; while acting in one, only that one.
create policy own_membership on membership for select using (
  tern_programme() is null and account_id = tern_account()
);
create policy programme_of_member on programme for select using (
  tern_programme() is null
  and exists (select from membership
              where membership.programme_id = programme.programme_id and membership.account_id = tern_account())
);
