-- Why: a programme has hospitals, arrival waves, rates and planning periods; every later table points at these.

create table facility (
  programme_id uuid not null references programme,
  facility_id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  country_code text not null references country,
  district text not null,
  level text not null default 'district',
  ownership text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  coordinate_status text not null default 'missing'
    check (coordinate_status in ('confirmed_osm', 'near_osm_object', 'unconfirmed', 'suspect', 'missing')),
  coordinate_note text,
  housing smallint not null check (housing between 0 and 999),
  source text,
  primary key (programme_id, facility_id),
  unique (programme_id, code),
  check ((latitude is null) = (longitude is null)),
  check ((coordinate_status = 'missing') = (latitude is null))
);
comment on table facility is 'Hospitals that can receive visitors, with how sure their coordinates are and how many visitors they can house a week.';

create table wave (
  programme_id uuid not null references programme,
  wave_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  first_on date not null,
  last_on date not null,
  primary key (programme_id, wave_id),
  unique (programme_id, name),
  check (first_on <= last_on),
  -- Deferred, so that one import may swap the dates of two waves.
  exclude using gist (programme_id with =, daterange(first_on, last_on, '[]') with &&) deferrable initially deferred
);
comment on table wave is 'A named stretch of the calendar in which visitors arrive together; waves do not overlap.';

create table induction_week (
  programme_id uuid not null references programme,
  country_code text not null references country,
  starts_on date not null check (extract(isodow from starts_on) = 1),
  places smallint not null check (places between 0 and 9999),
  primary key (programme_id, country_code, starts_on)
);
comment on table induction_week is 'Weeks in which visits can start in a country, and for how many visitors the induction has room. A week without a row takes no arrivals. A week belongs to the wave whose dates contain its Monday.';

create table visit_rate (
  programme_id uuid not null references programme,
  specialty_code text not null references specialty,
  stipend_per_week_cents bigint not null check (stipend_per_week_cents >= 0),
  licence_cents bigint not null check (licence_cents >= 0),
  primary key (programme_id, specialty_code)
);
comment on table visit_rate is 'Stipend a week and licence fee a visit, in minor units of the programme''s currency, by specialty.';

create table planning_period (
  programme_id uuid not null references programme,
  period_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  starts_on date not null check (extract(isodow from starts_on) = 1),
  weeks smallint not null check (weeks between 1 and 520),
  block_weeks smallint not null default 13 check (block_weeks between 1 and 520),
  budget_cents bigint not null check (budget_cents >= 0),
  clearance_weeks smallint not null default 0 check (clearance_weeks between 0 and 104),
  value_weights jsonb not null,
  moved_points integer not null default 200 check (moved_points >= 0),
  dropped_points integer not null default 600 check (dropped_points >= 0),
  primary key (programme_id, period_id),
  unique (programme_id, name)
);
comment on table planning_period is 'The stretch of weeks that one plan covers, with its budget and the weights of the planning value. Block = quarter of block_weeks weeks.';
comment on column planning_period.clearance_weeks is 'Weeks from the first Monday of the period before which no visit can start, because papers take that long.';

create table block_budget (
  programme_id uuid not null,
  period_id uuid not null,
  block smallint not null check (block >= 0),
  budget_cents bigint not null check (budget_cents >= 0),
  primary key (programme_id, period_id, block),
  foreign key (programme_id, period_id) references planning_period
);
comment on table block_budget is 'Money for the visits that start in each block of a period.';

call tern_protect('facility');
call tern_protect('wave');
call tern_protect('induction_week');
call tern_protect('visit_rate');
call tern_protect('planning_period');
call tern_protect('block_budget');
