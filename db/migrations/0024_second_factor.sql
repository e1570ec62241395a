-- Why: a password alone does not let staff into a programme any more: a code of an authenticator app is asked for besides. And a letter can
-- carry a link to sign in, to choose a new password or to change the e-mail address
-- (docs/decisions/0044-a-second-factor-belongs-to-the-session.md).

alter table account
  add column second_factor_at timestamptz,
  add column language text;
alter table account add constraint account_language check (length(language) between 2 and 10) not valid;
comment on column account.second_factor_at is 'Since when a code of an authenticator app is asked for; null while there is none.';
comment on column account.language is 'The language of the pages in which the person last signed in; letters are written in it. Null before the first time.';

alter table sign_in_session add column second_factor_at timestamptz;
comment on column sign_in_session.second_factor_at is 'When this browser gave a second factor. Null: only the first, a password or the link of a letter.';

create table second_factor (
  account_id uuid primary key references account on delete cascade,
  sealed_secret text not null,
  last_step bigint not null check (last_step >= 0)
);
comment on table second_factor is 'The authenticator app of an account: the secret it shares with Tern, encrypted with the secret of the installation.';
comment on column second_factor.last_step is 'The number of the half-minute whose code was accepted last: that one and those before are not accepted again.';

create table recovery_code (
  account_id uuid not null references account on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'A code that lets its account in once, instead of the authenticator app. Only a keyed hash is kept, until it is used.';

create table letter_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account on delete cascade,
  purpose text not null check (purpose in ('sign-in', 'password', 'email')),
  email text check (length(email) between 3 and 254),
  expires_at timestamptz not null,
  constraint letter_link_email check ((email is not null) = (purpose = 'email'))
);
create index letter_link_account on letter_link (account_id);
comment on table letter_link is 'A link that a letter carries, until it is used or has run out. Only the hash of its token is kept. email: the address that the account is to have.';
