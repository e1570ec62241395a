-- Why: a withdrawal takes effect with the next statement, whatever page, job or command forgets to ask
-- (docs/decisions/0047-consent-is-held-by-the-database.md).

-- squawk-ignore-file adding-foreign-key-constraint, constraint-missing-not-valid, require-concurrent-index-creation
-- (Invitations are few: the locks last a moment.)

create function tern_consents(professional uuid, asked text) returns boolean
  language sql stable
  as $$
    select exists (
      select from consent_state
      where programme_id = tern_programme() and professional_id = professional and purpose = asked and answer = 'given'
        and (valid_until is null or valid_until >= (select tern_today())))
  $$;
comment on function tern_consents(uuid, text) is 'Whether a professional agrees to a purpose today.';

create function refuse_without_consent() returns trigger
  language plpgsql
  as $$
begin
  if not exists (
    select from consent_state as state
    where state.programme_id = new.programme_id and state.professional_id = new.professional_id and state.purpose = 'planning'
      and state.answer = 'given' and (state.valid_until is null or state.valid_until >= tern_today())) then
    raise exception 'nobody is planned who does not agree to it' using errcode = 'check_violation', constraint = 'consent_to_planning';
  end if;
  return new;
end
$$;
create trigger plan_visit_needs_consent before insert on plan_visit for each row execute function refuse_without_consent();
create trigger placement_needs_consent before insert on placement for each row execute function refuse_without_consent();

-- A letter for a purpose that its reader does not agree to is not sent.
alter table outbox_message drop constraint outbox_message_failure;
alter table outbox_message
  add constraint outbox_message_failure check (failure in ('address-refused', 'letter-refused', 'given-up', 'no-consent')) not valid;
comment on column outbox_message.failure is 'Why it will not be sent: the server refuses the address (address-refused) or the text (letter-refused), or put it off for days (given-up); or its reader does not agree to such letters (no-consent). Never what the server wrote: that quotes addresses.';

-- A professional joins by an invitation that says whose record they are.
alter table invitation
  add column professional_id uuid,
  add foreign key (programme_id, professional_id) references professional on delete cascade;
alter table invitation
  add constraint invitation_of_professional check (professional_id is null or role = 'professional') not valid;
comment on column invitation.professional_id is 'Whose record the person is; only for professionals.';
create index invitation_professional on invitation (programme_id, professional_id);

create function tern_link_account(professional uuid, account uuid) returns boolean
  language sql
  as $$
    with linked as (
      update professional as own set account_id = account
      where own.professional_id = professional and coalesce(own.account_id = account, true) and not exists (
        select from professional as other where other.account_id = account and other.professional_id <> professional)
      returning own.professional_id)
    select exists (select from linked)
  $$;
comment on function tern_link_account(uuid, uuid) is 'Says whose account a professional has; false when the record has another account, or the account another record.';
