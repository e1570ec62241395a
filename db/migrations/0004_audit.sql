-- Why: who did what, when, to which thing, and what changed, written in the transaction of the change and never altered after.

create table audit_line (
  programme_id uuid not null references programme,
  audit_line_id uuid not null,
  occurred_at timestamptz not null default now(),
  account_id uuid,
  act text not null check (act ~ '^[a-z-]+/[a-z-]+$'),
  object_kind text not null check (object_kind ~ '^[a-z-]+$'),
  object_id text not null check (length(object_id) between 1 and 200),
  before jsonb,
  after jsonb,
  request_id text not null,
  primary key (programme_id, audit_line_id)
);
create index audit_line_object on audit_line (programme_id, object_kind, object_id, occurred_at);
comment on table audit_line is 'One line per act. account_id is null for acts that Tern does by itself.';

call tern_protect('audit_line');
revoke update, delete, truncate on audit_line from tern_app;

create function refuse_audit_change() returns trigger
  language plpgsql
  as $$
begin
  raise exception 'audit lines are never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_line_is_append_only before update or delete or truncate on audit_line
  for each statement execute function refuse_audit_change();
