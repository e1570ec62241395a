-- Why: passports, licences and certificates are handed in once and used by everybody who may see them. Their bytes are kept encrypted and
-- outside the database; what stands here says whose they are, what became of their check, and holds the wrapped key without which they are noise.

create table document_kind (
  kind text primary key check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  confidential boolean not null,
  place smallint not null unique
);
comment on table document_kind is 'Kinds of documents in the order in which they are offered. confidential: tells of health or of a criminal record, so that fewer people may see it.';
insert into document_kind (kind, confidential, place) values
  ('passport-page', false, 1),
  ('licence', false, 2),
  ('diploma', false, 3),
  ('cv', false, 4),
  ('police-clearance', true, 5),
  ('health-paper', true, 6),
  ('photograph', false, 7),
  ('other', false, 8);

create table vault_key (
  vault_key_id text primary key check (vault_key_id ~ '^[0-9a-f]{16}$'),
  in_use boolean not null default true,
  made_at timestamptz not null default now(),
  unique (vault_key_id, in_use)
);
comment on table vault_key is 'The names of the keys that wrap the keys of documents; the keys themselves are never in the database. A key can only fall out of use when no document needs it.';

create table document (
  programme_id uuid not null references programme,
  document_id uuid not null,
  professional_id uuid not null,
  kind text not null references document_kind,
  state text not null default 'waiting' check (state in ('waiting', 'unscanned', 'ready', 'refused', 'replaced')),
  refused_for text check (refused_for ~ '^documents/[a-z-]+$'),
  expires_on date,
  replaces_id uuid,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  size_bytes integer not null check (size_bytes > 0),
  pages integer check (pages > 0),
  scanned boolean not null default false,
  file_id uuid,
  wrapped_key bytea check (length(wrapped_key) = 60),
  vault_key_id text,
  -- Always true: with it the foreign key below reaches only keys that are in use.
  vault_key_in_use boolean not null default true check (vault_key_in_use),
  added_by uuid not null,
  added_at timestamptz not null default now(),
  checked_at timestamptz,
  primary key (programme_id, document_id),
  unique (programme_id, professional_id, kind, document_id),
  foreign key (programme_id, professional_id) references professional,
  constraint document_replaces_its_own foreign key (programme_id, professional_id, kind, replaces_id)
    references document (programme_id, professional_id, kind, document_id) on delete set null (replaces_id),
  foreign key (vault_key_id, vault_key_in_use) references vault_key (vault_key_id, in_use),
  constraint document_refused_has_reason check ((state = 'refused') = (refused_for is not null)),
  constraint document_refused_has_no_file check ((state = 'refused') = (file_id is null)),
  constraint document_file_has_key check ((file_id is null) = (wrapped_key is null) and (file_id is null) = (vault_key_id is null)),
  constraint document_checked check ((state in ('waiting', 'unscanned')) = (checked_at is null))
);
comment on table document is 'A document of a professional. file_id names its encrypted bytes in the storage; wrapped_key opens them together with the vault key. replaces_id: the older version that this one is to replace. scanned: a virus scanner has looked at it.';
create unique index document_file on document (programme_id, file_id);
create index document_replaces on document (programme_id, professional_id, kind, replaces_id);
create index document_vault_key on document (programme_id, vault_key_id);
call tern_protect('document');
