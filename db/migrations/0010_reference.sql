-- Why: countries, languages and specialties are the same for every programme; people and requests point at them, so that a
-- misspelt specialty cannot enter. They are small and can be copied to every node of a distributed PostgreSQL.

create table country (
  country_code text primary key check (country_code ~ '^[A-Z]{2}$'),
  name text not null
);
comment on table country is 'ISO 3166-1 countries, shared by all programmes. Source: docs/sources.md#iso3166_countries.';

create table language (
  language_code text primary key check (language_code ~ '^[a-z]{2,3}$'),
  name text not null
);
comment on table language is 'ISO 639 languages, shared by all programmes. Source: docs/sources.md#iso639_languages.';

create table specialty (
  specialty_code text primary key check (specialty_code ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  kind text not null check (kind in ('specialty', 'profession')),
  isco_code text not null check (isco_code ~ '^[0-9]{4}$')
);
comment on table specialty is 'What a visitor practises: a medical specialty (Directive 2005/36/EC) or a profession by its ISCO-08 unit group. Shared by all programmes. Source: docs/sources.md#medical_specialties.';

grant select on country, language, specialty to tern_app;
