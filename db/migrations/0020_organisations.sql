-- Why: who may see what depends on the body that a person acts for and on what they do there (app/accounts/policy.ts). A membership is of one
-- organisation, in one role, for some days; it is handed over by ending it and beginning the successor's.

-- squawk-ignore-file adding-field-with-default, adding-foreign-key-constraint, adding-not-nullable-field, adding-serial-primary-key-field, constraint-missing-not-valid, require-concurrent-index-creation
-- (Memberships are few, and hospitals and professionals no more than some thousands: the locks last a moment.)

create table organisation (
  programme_id uuid not null references programme,
  organisation_id uuid not null,
  kind text not null check (kind in (
    'programme-office', 'ministry-of-health', 'ministry-of-home-affairs', 'ministry-of-foreign-affairs', 'ministry-of-labour', 'council',
    'facility', 'school', 'donor', 'association', 'mission-abroad')),
  name text not null check (length(name) between 1 and 200),
  closed_on date,
  primary key (programme_id, organisation_id),
  unique (programme_id, name),
  unique (programme_id, organisation_id, kind)
);
comment on table organisation is 'A body that takes part in a programme. Each sees its own work (docs/glossary.md).';
call tern_protect('organisation');

-- What follows reads and writes the rows of all programmes; the policy closes the tables again (db/policy.sql).
alter table membership no force row level security;
alter table organisation no force row level security;

-- Who belongs to a programme today belongs to its office.
insert into organisation (programme_id, organisation_id, kind, name)
select distinct programme_id, gen_random_uuid(), 'programme-office', 'Programme office'
from (select distinct programme_id from membership) as known;

alter table membership
  add column membership_id uuid not null default gen_random_uuid(),
  add column organisation_id uuid,
  add column organisation_kind text not null default 'programme-office',
  add column during daterange not null default daterange(current_date, null),
  add column succeeds_id uuid;
update membership set organisation_id = organisation.organisation_id
from organisation where organisation.programme_id = membership.programme_id;
alter table membership
  alter column organisation_id set not null,
  alter column membership_id drop default,
  alter column organisation_kind drop default,
  alter column during drop default,
  drop constraint membership_pkey,
  drop constraint membership_role_check,
  add primary key (programme_id, membership_id),
  add foreign key (programme_id, organisation_id, organisation_kind) references organisation (programme_id, organisation_id, kind),
  add foreign key (programme_id, succeeds_id) references membership,
  add constraint membership_role_suits_organisation check (
    (role in ('administrator', 'manager', 'officer') and organisation_kind = 'programme-office')
    or (role = 'finance' and organisation_kind in ('programme-office', 'donor'))
    or (role in ('focal-person', 'department-head') and organisation_kind = 'facility')
    or (role = 'council-clerk' and organisation_kind = 'council')
    or (role = 'ministry-officer' and (organisation_kind like 'ministry-of-%' or organisation_kind = 'mission-abroad'))
    or (role = 'school-coordinator' and organisation_kind = 'school')
    or (role = 'donor' and organisation_kind = 'donor')
    or (role = 'association' and organisation_kind = 'association')
    or role in ('professional', 'learner', 'machine-client')),
  -- At most one role at a time in a programme: what somebody may do is always one line of the policy.
  add constraint membership_one_at_a_time exclude using gist (programme_id with =, account_id with =, during with &&);
comment on column membership.during is 'The days on which the membership holds, in the time zone of the programme. No last day: until it is ended.';
comment on column membership.succeeds_id is 'The membership whose work was handed over to this one.';
create index membership_organisation on membership (programme_id, organisation_id);

alter table facility add column organisation_id uuid;
alter table facility add foreign key (programme_id, organisation_id) references organisation;
comment on column facility.organisation_id is 'The organisation whose members act for the hospital.';
create index facility_organisation on facility (programme_id, organisation_id);

alter table professional add column account_id uuid references account on delete set null;
comment on column professional.account_id is 'The account of the person, once they have one: it shows them their own record.';
create unique index professional_account on professional (programme_id, account_id);

create function tern_today() returns date
  language sql stable
  as 'select (now() at time zone time_zone)::date from programme where programme_id = tern_programme()';
comment on function tern_today() is 'The date where the programme of this transaction is.';

create function tern_membership() returns membership
  language sql stable
  as $$
    select member.* from membership as member
    where member.programme_id = tern_programme() and member.account_id = tern_account() and member.during @> tern_today()
  $$;
comment on function tern_membership() is 'The membership that holds today of the account in the programme of this transaction; null when there is none.';

create function tern_organisation() returns uuid language sql stable as 'select (tern_membership()).organisation_id';
comment on function tern_organisation() is 'The organisation that the account of this transaction acts for.';

create function tern_own_facilities() returns uuid[]
  language sql stable
  as $$
    select coalesce(array_agg(facility_id), '{}') from facility
    where programme_id = tern_programme() and organisation_id = tern_organisation()
  $$;
comment on function tern_own_facilities() is 'The hospitals of the organisation that the account of this transaction acts for.';

create function tern_own_professional() returns uuid
  language sql stable
  as 'select professional_id from professional where programme_id = tern_programme() and account_id = tern_account()';
comment on function tern_own_professional() is 'The professional whom the account of this transaction is, if any.';

-- A table of a programme is closed until the policy opens it.
create or replace procedure tern_protect(table_name regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
end
$$;
comment on procedure tern_protect(regclass) is 'Call once after creating a table of a programme: nobody may use it until app/accounts/policy.ts says who.';

-- Jobs are queued by whoever acts, and read by the worker only.
create function tern_enqueue(job_queue text, queue_options jsonb, job_data jsonb, job jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  if job_data ->> 'programmeId' is distinct from tern_programme()::text then
    raise exception 'a job is of the programme that queues it' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from pgboss.queue where name = job_queue) then
    perform pgboss.create_queue(job_queue, queue_options);
  end if;
  insert into pgboss.job (name, data, policy, singleton_key, retry_limit, retry_delay, retry_backoff, expire_seconds, heartbeat_seconds,
                          start_after)
  values (job_queue, job_data, queue_options ->> 'policy', job ->> 'key', (job ->> 'retries')::integer, 2, true,
          (job ->> 'seconds')::integer, (job ->> 'heartbeat')::integer, now() + make_interval(secs => (job ->> 'afterSeconds')::double precision))
  on conflict do nothing;
  perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), job_queue);
end
$$;
comment on function tern_enqueue(text, jsonb, jsonb, jsonb) is 'Queues a job of the current programme in the transaction of the change that asks for it.';
