-- Why: the application must never own a table nor see a row outside the programme it acts in. It runs as tern_app, and
-- every table of a programme refuses rows of another, whatever the application asks (docs/decisions/0004-one-programme-at-a-time.md).

do $$
begin
  if not exists (select from pg_roles where rolname = 'tern_app') then
    create role tern_app nologin;
  end if;
  -- Where migrations and the application share one sign-in, that sign-in must be able to step down to tern_app.
  if not pg_has_role(current_user, 'tern_app', 'member') then
    execute format('grant tern_app to %I', current_user);
  end if;
end
$$;

grant usage on schema public to tern_app;

create function tern_programme() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('tern.programme', true), '')::uuid;
comment on function tern_programme() is 'The programme this transaction acts in; null when none was set, and then no row of any programme is seen.';

create function tern_account() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('tern.account', true), '')::uuid;
comment on function tern_account() is 'The signed-in account this transaction acts for; null for work that nobody signed in for.';

create procedure tern_protect(table_name regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format(
    'create policy own_programme on %s using (programme_id = tern_programme()) with check (programme_id = tern_programme())',
    table_name);
  execute format('grant select, insert, update, delete on %s to tern_app', table_name);
end
$$;
comment on procedure tern_protect(regclass) is 'Call once after creating a table of a programme: only rows of the current programme are seen or written, by its owner too, and tern_app may use it.';
