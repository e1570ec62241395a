-- Why: one address that the mail server refuses for ever must not hold up the other letters of its programme. A refused letter is marked
-- and left; one that is put off waits by itself, longer each time.

alter table outbox_message
  add column attempts smallint not null default 0,
  add column try_again_at timestamptz,
  add column failed_at timestamptz,
  add column failure text;

alter table outbox_message
  add constraint outbox_message_attempts check (attempts >= 0) not valid,
  add constraint outbox_message_failure check (failure in ('address-refused', 'letter-refused', 'given-up')) not valid,
  add constraint outbox_message_failed check ((failed_at is null) = (failure is null)) not valid,
  add constraint outbox_message_one_end check (delivered_at is null or failed_at is null) not valid;

comment on column outbox_message.attempts is 'How often the mail server put the letter off.';
comment on column outbox_message.try_again_at is 'Not before then; null when it was never put off.';
comment on column outbox_message.failure is 'Why it will not be sent: the server refuses the address (address-refused) or the text (letter-refused), or put it off for days (given-up). Never what the server wrote: that quotes addresses.';
