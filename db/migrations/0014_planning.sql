-- Why: planning runs, the plans they give, the edits people make, and the placements that an accepted plan proposes.

create table plan_input (
  programme_id uuid not null references programme,
  input_digest text not null check (input_digest ~ '^sha256:[0-9a-f]{64}$'),
  input jsonb not null,
  created_at timestamptz not null default now(),
  primary key (programme_id, input_digest)
);
comment on table plan_input is 'The planning problem exactly as it was solved (tern-plan-input/1), kept by its digest so that a plan can be checked and explained later.';

create table plan_run (
  programme_id uuid not null references programme,
  run_id uuid not null,
  period_id uuid not null,
  input_digest text not null,
  based_on_plan_id uuid,
  state text not null check (state in ('queued', 'running', 'finished', 'failed')),
  seed integer not null check (seed >= 0),
  seconds_limit integer not null check (seconds_limit between 1 and 3600),
  notices jsonb not null default '[]',
  progress jsonb not null default '[]',
  attempts smallint not null default 0 check (attempts >= 0),
  stop_requested_at timestamptz,
  plan_id uuid,
  conflict jsonb,
  failure text,
  started_by uuid not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (programme_id, run_id),
  foreign key (programme_id, period_id) references planning_period,
  foreign key (programme_id, input_digest) references plan_input,
  check ((state in ('finished', 'failed')) = (finished_at is not null))
);
comment on table plan_run is 'One run of the planner: what it was given, how far it is, and how it ended.';
comment on column plan_run.attempts is 'How often a worker began the run: more than once when a worker was lost.';
comment on column plan_run.failure is 'Code of the refusal that says why the run failed; what happened inside stands in the log.';
comment on column plan_run.based_on_plan_id is 'The draft whose pinned visits the run keeps; null when it starts from nothing.';
comment on column plan_run.progress is 'Points of {phase, value, bound, gap, seconds} in the order they were reported, thinned to at most 200.';
create unique index plan_run_one_under_way on plan_run (programme_id, period_id) where state in ('queued', 'running');
create index plan_run_by_period on plan_run (programme_id, period_id, created_at desc);

create table plan (
  programme_id uuid not null references programme,
  plan_id uuid not null,
  period_id uuid not null,
  input_digest text not null,
  run_id uuid,
  based_on_plan_id uuid,
  name text not null check (length(name) between 1 and 120),
  state text not null check (state in ('draft', 'accepted', 'superseded')),
  status text not null check (status in ('optimal', 'feasible')),
  broken_rules integer not null default 0 check (broken_rules >= 0),
  value bigint not null,
  bound double precision not null,
  seed integer not null,
  seconds double precision not null,
  made_by uuid not null,
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  accepted_by uuid,
  primary key (programme_id, plan_id),
  foreign key (programme_id, period_id) references planning_period,
  foreign key (programme_id, input_digest) references plan_input,
  foreign key (programme_id, run_id) references plan_run,
  foreign key (programme_id, based_on_plan_id) references plan on delete set null (based_on_plan_id),
  check ((state = 'draft') = (accepted_at is null))
);
comment on table plan is 'A proposal of visits for a period. value is of the visits as they stand now; bound holds for every plan of the same input.';
comment on column plan.broken_rules is 'Breaches of hard rules by the visits as they stand now: 0 as the planner gives a plan, more when an edit broke some.';
alter table plan_run add foreign key (programme_id, based_on_plan_id) references plan on delete set null (based_on_plan_id);
create unique index plan_one_accepted_per_period on plan (programme_id, period_id) where state = 'accepted';
create index plan_by_period on plan (programme_id, period_id, created_at desc);

create table plan_visit (
  programme_id uuid not null,
  plan_id uuid not null,
  visit_id uuid not null,
  professional_id uuid not null,
  request_id uuid not null,
  seat smallint not null check (seat >= 1),
  starts_on date not null check (extract(isodow from starts_on) = 1),
  weeks smallint not null check (weeks >= 1),
  pinned boolean not null default false,
  primary key (programme_id, plan_id, visit_id),
  foreign key (programme_id, plan_id) references plan on delete cascade,
  foreign key (programme_id, professional_id) references professional,
  foreign key (programme_id, request_id) references request
);
comment on table plan_visit is 'One professional at one seat of a request, from a Monday, for some weeks. pinned = the next planning run must keep it.';

create table plan_edit (
  programme_id uuid not null,
  plan_id uuid not null,
  sequence integer not null check (sequence >= 1),
  act text not null check (act in ('add', 'move', 'pin', 'unpin', 'remove')),
  visit_id uuid not null,
  before jsonb,
  after jsonb,
  undone boolean not null default false,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (programme_id, plan_id, sequence),
  foreign key (programme_id, plan_id) references plan on delete cascade
);
comment on table plan_edit is 'Each change a person made to a draft plan, so that it can be undone and done again.';

create table placement (
  programme_id uuid not null references programme,
  placement_id uuid not null,
  professional_id uuid not null,
  request_id uuid not null,
  seat smallint not null check (seat >= 1),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  state text not null check (state in ('proposed', 'withdrawn')),
  plan_id uuid not null,
  proposed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (programme_id, placement_id),
  foreign key (programme_id, professional_id) references professional,
  foreign key (programme_id, request_id) references request,
  foreign key (programme_id, plan_id) references plan,
  exclude using gist (programme_id with =, professional_id with =, during with &&) where (state <> 'withdrawn'),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
comment on table placement is 'One person at one host for one period. The database itself refuses to book a person twice.';
create index placement_by_request on placement (programme_id, request_id);

call tern_protect('plan_input');
call tern_protect('plan_run');
call tern_protect('plan');
call tern_protect('plan_visit');
call tern_protect('plan_edit');
call tern_protect('placement');
