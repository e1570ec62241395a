-- Why: whoever can go past every protection, a superuser, could change or remove an audit line unseen. So each line is a link of its
-- programme's chain: it holds the hash of the one before, and heads are kept outside (docs/decisions/0042-audit-lines-form-a-chain.md).

-- Kept as the very text that was sent, because that is what is hashed; jsonb would write it anew, in its own way.
-- squawk-ignore changing-column-type
alter table audit_line alter column before type json using before::json;
-- squawk-ignore changing-column-type
alter table audit_line alter column after type json using after::json;

-- What follows reads and writes the lines of all programmes; the policy closes the table again (db/policy.sql).
alter table audit_line no force row level security;

create table audit_link (
  programme_id uuid not null references programme,
  sequence bigint not null check (sequence > 0),
  -- Not a foreign key: a link outlives its line, and so tells that it was removed.
  audit_line_id uuid not null,
  linked_at timestamptz not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (programme_id, sequence),
  unique (programme_id, audit_line_id)
);
comment on table audit_link is 'The place of each audit line in the chain of its programme. Written by the database alone, never changed.';
comment on column audit_link.sequence is 'From 1, without a gap, in the order in which the lines were kept.';
comment on column audit_link.previous_hash is 'The hash of the link before; 64 zeros at the first.';
comment on column audit_link.hash is 'SHA-256, in hexadecimal, of the text of the link and its line (tern_audit_text).';

create trigger audit_link_is_append_only before update or delete or truncate on audit_link
  for each statement execute function refuse_audit_change();

create function tern_audit_part(name text, value text) returns text
  language sql immutable
  return name || coalesce(':' || octet_length(convert_to(value, 'UTF8')) || ':' || value, '') || chr(10);
comment on function tern_audit_part(text, text) is 'A named part of what is hashed, with its length in bytes, so that no two lines make one text.';

create function tern_microseconds(at timestamptz) returns text
  language sql immutable
  return (extract(epoch from at) * 1000000)::bigint::text;
comment on function tern_microseconds(timestamptz) is 'Microseconds since 1970: the same text in every time zone.';

create function tern_audit_text(line audit_line, link audit_link) returns text
  language sql immutable
  return 'tern audit 1' || chr(10)
    || tern_audit_part('programme', line.programme_id::text)
    || tern_audit_part('sequence', link.sequence::text)
    || tern_audit_part('linked', tern_microseconds(link.linked_at))
    || tern_audit_part('previous', link.previous_hash)
    || tern_audit_part('line', line.audit_line_id::text)
    || tern_audit_part('occurred', tern_microseconds(line.occurred_at))
    || tern_audit_part('account', line.account_id::text)
    || tern_audit_part('act', line.act)
    || tern_audit_part('kind', line.object_kind)
    || tern_audit_part('object', line.object_id)
    || tern_audit_part('before', line.before::text)
    || tern_audit_part('after', line.after::text)
    || tern_audit_part('request', line.request_id);
comment on function tern_audit_text(audit_line, audit_link) is 'What is hashed of a line; app/accounts/audit-chain.ts says the same by itself.';

create function tern_link_audit(line audit_line) returns boolean
  language plpgsql set search_path = pg_catalog, public
  as $$
declare
  last audit_link;
  link audit_link;
begin
  -- Number, time and previous hash are taken behind this lock, so that no two lines take the same.
  perform pg_advisory_xact_lock(hashtextextended('audit ' || line.programme_id, 0));
  select * into last from audit_link where programme_id = line.programme_id order by sequence desc limit 1;
  link.programme_id := line.programme_id;
  link.sequence := coalesce(last.sequence, 0) + 1;
  link.audit_line_id := line.audit_line_id;
  link.linked_at := clock_timestamp();
  link.previous_hash := coalesce(last.hash, repeat('0', 64));
  link.hash := encode(sha256(convert_to(tern_audit_text(line, link), 'UTF8')), 'hex');
  insert into audit_link (programme_id, sequence, audit_line_id, linked_at, previous_hash, hash)
  values (link.programme_id, link.sequence, link.audit_line_id, link.linked_at, link.previous_hash, link.hash);
  return (last.linked_at at time zone 'UTC')::date is distinct from (link.linked_at at time zone 'UTC')::date;
end
$$;
comment on function tern_link_audit(audit_line) is 'Appends a line to the chain of its programme; true when it is the first of a day (UTC).';
revoke execute on function tern_link_audit(audit_line) from public;

create function tern_queue_anchor(programme uuid) returns void
  language sql volatile
  begin atomic
    select tern_enqueue('accounts-anchor-audit', '{"policy": "short", "notify": true}',
      jsonb_build_object('programmeId', programme, 'on', today),
      jsonb_build_object('key', programme || ' ' || today, 'retries', 20, 'seconds', 60, 'heartbeat', 20,
        'afterSeconds', ceil(extract(epoch from today + 1 - (clock_timestamp() at time zone 'UTC')))))
    from (select (clock_timestamp() at time zone 'UTC')::date as today) as clock;
  end;
comment on function tern_queue_anchor(uuid) is 'Asks for the head of a programme''s chain to be kept outside once the day is over (UTC).';
revoke execute on function tern_queue_anchor(uuid) from public;

create function link_audit_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  if tern_link_audit(new) then
    perform tern_queue_anchor(new.programme_id);
  end if;
  return null;
end
$$;

-- The lines that there are, in the order of their acts.
do $$
declare
  line audit_line;
  place record;
begin
  for line in select * from audit_line order by programme_id, occurred_at, audit_line_id loop
    perform tern_link_audit(line);
  end loop;
  for place in select distinct programme_id from audit_link loop
    perform set_config('tern.programme', place.programme_id::text, true);
    perform tern_queue_anchor(place.programme_id);
  end loop;
  perform set_config('tern.programme', '', true);
end
$$;

-- When the transaction is kept, after everything else it does: the lock is the last it waits for, and is held for a moment only.
create constraint trigger audit_line_is_linked after insert on audit_line
  deferrable initially deferred
  for each row execute function link_audit_line();

call tern_protect('audit_link');

create function tern_programmes() returns table (programme_id uuid, code text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select p.programme_id, p.code from programme as p order by p.code;
  end;
comment on function tern_programmes() is 'The programmes there are, for what Tern does with each by itself; only where none is set.';
revoke execute on function tern_programmes() from public;
