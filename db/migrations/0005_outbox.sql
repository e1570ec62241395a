-- Why: an e-mail must leave exactly when the change it tells of is kept. It is written in the same transaction as the
-- change; the worker delivers it afterwards, at least once, under one key that the receiver can tell repeats by.

create table outbox_message (
  programme_id uuid not null references programme,
  outbox_message_id uuid not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  kind text not null check (kind in ('mail')),
  payload jsonb not null,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  primary key (programme_id, outbox_message_id),
  unique (programme_id, idempotency_key)
);
comment on table outbox_message is 'What must leave Tern. delivered_at is null until the receiver has taken it.';

call tern_protect('outbox_message');
