-- Why: what the hospitals ask for; a plan fills requests, never registrations.

create table request (
  programme_id uuid not null references programme,
  request_id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  facility_id uuid not null,
  specialty_code text not null references specialty,
  level smallint not null check (level between 1 and 5),
  language_code text not null references language,
  visitors smallint not null default 1 check (visitors between 1 and 9),
  weight smallint not null check (weight between 1 and 10),
  learners smallint not null default 0 check (learners between 0 and 999),
  hand_over boolean not null default false,
  invented boolean not null default false,
  primary key (programme_id, request_id),
  unique (programme_id, code),
  foreign key (programme_id, facility_id) references facility
);
comment on table request is 'A hospital''s request for a specialty at a level. Each simultaneous visitor is one post in the plan. invented = made up for a demonstration.';

create table request_window (
  programme_id uuid not null,
  request_id uuid not null,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  primary key (programme_id, request_id, during),
  foreign key (programme_id, request_id) references request on delete cascade,
  exclude using gist (programme_id with =, request_id with =, during with &&)
);
comment on table request_window is 'When a hospital can receive visitors for a request.';

create table request_weeks (
  programme_id uuid not null,
  request_id uuid not null,
  period_id uuid not null,
  block smallint not null check (block >= 0),
  weeks_wanted smallint not null check (weeks_wanted >= 0),
  primary key (programme_id, request_id, period_id, block),
  foreign key (programme_id, request_id) references request on delete cascade,
  foreign key (programme_id, period_id) references planning_period
);
comment on table request_weeks is 'Weeks of work wanted in each block of a planning period, for each simultaneous visitor.';

create table floor (
  programme_id uuid not null,
  floor_id uuid not null,
  period_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  weeks smallint not null check (weeks >= 0),
  primary key (programme_id, floor_id),
  unique (programme_id, period_id, name),
  foreign key (programme_id, period_id) references planning_period
);
comment on table floor is 'The least number of weeks that a district or a profession should be served in a period.';

create table floor_request (
  programme_id uuid not null,
  floor_id uuid not null,
  request_id uuid not null,
  primary key (programme_id, floor_id, request_id),
  foreign key (programme_id, floor_id) references floor on delete cascade,
  foreign key (programme_id, request_id) references request on delete cascade
);
comment on table floor_request is 'Requests whose served weeks count towards a floor.';

create table team (
  programme_id uuid not null references programme,
  team_id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  primary key (programme_id, team_id),
  unique (programme_id, code)
);
comment on table team is 'Requests that are served together or not at all.';

create table team_request (
  programme_id uuid not null,
  team_id uuid not null,
  request_id uuid not null,
  primary key (programme_id, team_id, request_id),
  unique (programme_id, request_id),
  foreign key (programme_id, team_id) references team on delete cascade,
  foreign key (programme_id, request_id) references request on delete cascade
);
comment on table team_request is 'The requests of a team; a request belongs to at most one.';

call tern_protect('request');
call tern_protect('request_window');
call tern_protect('request_weeks');
call tern_protect('floor');
call tern_protect('floor_request');
call tern_protect('team');
call tern_protect('team_request');
