-- Why: everything Tern keeps belongs to one programme; memberships and all later tables point at it.

create extension if not exists btree_gist;

create table programme (
  programme_id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null check (length(name) between 1 and 120),
  country_code text not null check (country_code ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table programme is 'A short-term return programme of one country. demonstration = its people and needs are invented.';

call tern_protect('programme');
