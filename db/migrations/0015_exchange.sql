-- Why: an imported workbook is checked first and taken in one act later; in between it must not be lost.

create table workbook_import (
  programme_id uuid not null references programme,
  import_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  file_digest text not null check (file_digest ~ '^sha256:[0-9a-f]{64}$'),
  state text not null check (state in ('checked', 'taken', 'abandoned')),
  content jsonb,
  problems jsonb not null default '[]',
  summary jsonb not null,
  imported_by uuid not null,
  created_at timestamptz not null default now(),
  taken_at timestamptz,
  primary key (programme_id, import_id),
  check ((state = 'taken') = (taken_at is not null))
);
comment on table workbook_import is 'A workbook that someone uploaded: what it holds, what is wrong with it, and whether it was taken. content is blanked once it is taken or abandoned.';

call tern_protect('workbook_import');
