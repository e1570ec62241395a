-- Why: nothing about people is kept for longer than it is needed. How long that is, each programme says for each kind of data; a job removes
-- the rest every day (docs/decisions/0048-one-map-of-what-is-held-about-people.md).

create table retention_rule (
  programme_id uuid not null references programme,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  days integer not null check (days between 1 and 36500),
  changed_at timestamptz not null default now(),
  primary key (programme_id, kind)
);
comment on table retention_rule is 'For how many days a programme keeps a kind of data, where that is not what Tern proposes (app/rights/retention.ts).';
call tern_protect('retention_rule');

create function tern_queue_retention(programme uuid) returns void
  language sql volatile
  begin atomic
    select tern_enqueue('rights-apply-retention', '{"policy": "short", "notify": true}', jsonb_build_object('programmeId', programme),
      jsonb_build_object('key', programme || ' ' || today, 'retries', 20, 'seconds', 600, 'heartbeat', 20,
        'afterSeconds', ceil(extract(epoch from today + 1 - (clock_timestamp() at time zone 'UTC')))))
    from (select (clock_timestamp() at time zone 'UTC')::date as today) as clock;
  end;
comment on function tern_queue_retention(uuid) is 'Asks for what a programme need not keep any more to be removed once the day is over (UTC).';
revoke execute on function tern_queue_retention(uuid) from public;

-- Once a day on which something is done; a run asks for the next one itself.
create or replace function link_audit_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  if tern_link_audit(new) then
    perform tern_queue_anchor(new.programme_id);
    perform tern_queue_retention(new.programme_id);
  end if;
  return null;
end
$$;
