-- Why: a person asks what is held about them, has it corrected, held back or erased; the office sees what was asked, by when it is to be
-- answered, and what was done (docs/decisions/0048-one-map-of-what-is-held-about-people.md).

create table personal_request (
  programme_id uuid not null references programme,
  personal_request_id uuid not null,
  professional_id uuid,
  kind text not null check (kind in ('access', 'correction', 'restriction', 'lifting', 'erasure')),
  channel text not null check (channel in ('page', 'paper', 'telephone', 'e-mail')),
  fact text check (fact ~ '^[a-z-]{1,40}$'),
  words text check (length(words) between 1 and 2000),
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'refused', 'taken-back')),
  answer text check (length(answer) between 1 and 2000),
  answered_by uuid,
  answered_at timestamptz,
  primary key (programme_id, personal_request_id),
  foreign key (programme_id, professional_id) references professional on delete set null (professional_id),
  constraint personal_request_answered check ((state = 'open') = (answered_at is null)),
  constraint personal_request_correction check (kind <> 'correction' or fact is not null)
);
comment on table personal_request is 'What a person asked about their own data, by when it is to be answered, and what was done. Once the person is erased only kind, times and state are left.';
comment on column personal_request.channel is 'How the person asked. Anything but the page was recorded by the office, for the person.';
comment on column personal_request.fact is 'Of a correction: what is wrong, as the form calls it. words: what it should be.';
comment on column personal_request.due_on is 'Last day for the answer: 30 days after it was asked.';
create unique index personal_request_one_open on personal_request (programme_id, professional_id, kind)
  where state = 'open' and kind <> 'correction';
create index personal_request_open on personal_request (programme_id, due_on) where state = 'open';
call tern_protect('personal_request');

create table restriction (
  programme_id uuid not null references programme,
  professional_id uuid not null,
  code text not null,
  name text not null,
  restricted_at timestamptz not null default now(),
  primary key (programme_id, professional_id),
  foreign key (programme_id, professional_id) references professional on delete cascade
);
comment on table restriction is 'Professionals whose data are held and used for nothing: the other tables of the person are closed to everybody but the person. What is here is all that the office still sees.';
call tern_protect('restriction');

-- It reads no table that its answer closes: that would have no end.
create function tern_restricted() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select coalesce(array_agg(r.professional_id), '{}') from restriction as r where r.programme_id = tern_programme();
  end;
comment on function tern_restricted() is 'The professionals of this programme whose data are held and used for nothing.';

create table erasure (
  programme_id uuid not null references programme,
  erasure_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  erased_at timestamptz not null,
  certificate json not null,
  digest text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
  primary key (programme_id, erasure_id)
);
comment on table erasure is 'That the data of a person were erased: what went, what stayed and why, in numbers. It says nothing about whose they were.';
comment on column erasure.certificate is 'Kept as the very text whose digest is beside it.';
create unique index erasure_token on erasure (programme_id, token_hash);
call tern_protect('erasure');

alter table professional add column erased boolean not null default false;
alter table professional add column saved_at timestamptz not null default now();
comment on column professional.erased is 'What is left of a person who was erased: nothing but a random code that placements and plans point at.';
comment on column professional.saved_at is 'When what is kept of the person was last added or changed.';

-- Which stored texts are somebody's names: what comes before and after must not go on as a word does.
create function tern_scrubbed(content text, words text[]) returns text
  language plpgsql immutable
  as $$
declare
  word text;
begin
  foreach word in array words loop
    content := regexp_replace(content, '(?<!\w)' || regexp_replace(word, '([^\w\s])', '\\\1', 'g') || '(?!\w)', '[erased]', 'gi');
  end loop;
  return content;
end
$$;
comment on function tern_scrubbed(text, text[]) is 'A text without some words, as far as they stand by themselves, in small or capital letters.';

create function tern_scrubbed(content jsonb, words text[]) returns jsonb
  language sql immutable
  return tern_scrubbed(content::text, array(select trim(both '"' from to_json(word)::text) from unnest(words) as word))::jsonb;
comment on function tern_scrubbed(jsonb, text[]) is 'JSON without some words in its texts.';

create function tern_member_elsewhere(asked_account uuid, here uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  acting_in text := current_setting('tern.programme', true);
  acting_for text := current_setting('tern.account', true);
  is_elsewhere boolean;
begin
  -- Outside of all programmes an account's own memberships are seen. Both settings are put back before anything else is asked.
  perform set_config('tern.programme', '', true), set_config('tern.account', asked_account::text, true);
  is_elsewhere := exists (select from membership where account_id = asked_account and programme_id <> here);
  perform set_config('tern.programme', acting_in, true), set_config('tern.account', acting_for, true);
  return is_elsewhere;
end
$$;
comment on function tern_member_elsewhere(uuid, uuid) is 'Whether an account belongs, or belonged, to another programme, which then needs it.';
revoke execute on function tern_member_elsewhere(uuid, uuid) from public;
