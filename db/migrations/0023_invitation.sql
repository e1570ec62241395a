-- Why: an administrator names who is to work in a programme, in which organisation and role; the person joins by a link that only they
-- were given. Whether the address has an account already, the programme does not learn before its owner joins.

create table invitation (
  programme_id uuid not null references programme,
  invitation_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) between 3 and 254),
  organisation_id uuid not null,
  organisation_kind text not null,
  role text not null,
  succeeds_id uuid,
  invited_by uuid not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  joined_at timestamptz,
  withdrawn_at timestamptz,
  primary key (programme_id, invitation_id),
  foreign key (programme_id, organisation_id, organisation_kind) references organisation (programme_id, organisation_id, kind),
  foreign key (programme_id, succeeds_id) references membership,
  constraint invitation_ends_once check (joined_at is null or withdrawn_at is null)
);
comment on table invitation is 'A person who is to join a programme in a role, by a link of which only the hash is kept. succeeds_id: whose work the person takes over.';
create index invitation_token on invitation (programme_id, token_hash);
create index invitation_organisation on invitation (programme_id, organisation_id);
create index invitation_succeeds on invitation (programme_id, succeeds_id);
call tern_protect('invitation');
