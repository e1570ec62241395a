-- Why: who is abroad, what they can do and when they can come.

create table professional (
  programme_id uuid not null references programme,
  professional_id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  origin_country text not null references country (country_code),
  residence_country text not null references country (country_code),
  residence_city text,
  right_to_return_until date,
  min_weeks smallint not null check (min_weeks between 1 and 104),
  max_weeks smallint not null check (max_weeks between 1 and 104),
  visits_per_year smallint not null check (visits_per_year between 1 and 12),
  rest_weeks smallint not null check (rest_weeks between 0 and 104),
  travel_cents bigint not null check (travel_cents >= 0),
  invented boolean not null default false,
  search_text text not null,
  primary key (programme_id, professional_id),
  unique (programme_id, code),
  check (min_weeks <= max_weeks)
);
comment on table professional is 'Diaspora health professionals who offered to come. invented = made up for a demonstration.';
comment on column professional.search_text is 'Code, name and city without case, accents and kinds of apostrophe, so that a search finds them however they are written.';
comment on column professional.right_to_return_until is 'Last day on which the person may re-enter the country of residence; visits end before it. Null where there is no limit.';

create table professional_specialty (
  programme_id uuid not null,
  professional_id uuid not null,
  specialty_code text not null references specialty,
  level smallint not null check (level between 1 and 5),
  primary key (programme_id, professional_id, specialty_code),
  foreign key (programme_id, professional_id) references professional on delete cascade
);
comment on table professional_specialty is 'What a professional practises, and at which level (glossary: level).';

create table professional_language (
  programme_id uuid not null,
  professional_id uuid not null,
  language_code text not null references language,
  primary key (programme_id, professional_id, language_code),
  foreign key (programme_id, professional_id) references professional on delete cascade
);
comment on table professional_language is 'Languages a professional can work in.';

create table professional_country (
  programme_id uuid not null,
  professional_id uuid not null,
  country_code text not null references country,
  primary key (programme_id, professional_id, country_code),
  foreign key (programme_id, professional_id) references professional on delete cascade
);
comment on table professional_country is 'Countries beside the country of origin in which a professional is willing and allowed to serve.';

create table availability (
  programme_id uuid not null,
  professional_id uuid not null,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  primary key (programme_id, professional_id, during),
  foreign key (programme_id, professional_id) references professional on delete cascade,
  exclude using gist (programme_id with =, professional_id with =, during with &&)
);
comment on table availability is 'When a professional can come: dates, both ends on whole days.';

create table facility_wish (
  programme_id uuid not null,
  professional_id uuid not null,
  facility_id uuid not null,
  wish text not null check (wish in ('prefers', 'excludes')),
  primary key (programme_id, professional_id, facility_id),
  foreign key (programme_id, professional_id) references professional on delete cascade,
  foreign key (programme_id, facility_id) references facility
);
comment on table facility_wish is 'Hospitals a professional prefers or will not go to.';

call tern_protect('professional');
call tern_protect('professional_specialty');
call tern_protect('professional_language');
call tern_protect('professional_country');
call tern_protect('availability');
call tern_protect('facility_wish');
