-- Generated from app/accounts/policy.ts by `npm run db:policy`. Applied after every migration (db/migrate.ts). Do not edit.
-- The database's role for Tern's owner is whoever runs this.

do $$
declare
  place record;
  actor text;
begin
  foreach actor in array array['tern_as_administrator', 'tern_as_manager', 'tern_as_officer', 'tern_as_finance', 'tern_as_focal_person', 'tern_as_department_head', 'tern_as_council_clerk', 'tern_as_ministry_officer', 'tern_as_school_coordinator', 'tern_as_donor', 'tern_as_association', 'tern_as_professional', 'tern_as_learner', 'tern_as_machine_client', 'tern_as_system'] loop
    if not exists (select from pg_roles where rolname = actor) then
      execute format('create role %I nologin', actor);
    end if;
    if not pg_has_role(current_user, actor, 'member') then
      execute format('grant %I to %I', actor, current_user);
    end if;
    execute format('revoke all on all tables in schema public from %I', actor);
  end loop;
  revoke all on all tables in schema public from tern_app;
  for place in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', place.policyname, place.tablename);
  end loop;
end
$$;
grant usage on schema public to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
grant select on country, language, specialty, consent_standard_text, document_kind, vault_key to tern_app, tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
grant select, insert, update, delete on account, sign_in_session, credential, verification, sign_in_attempt, second_factor, recovery_code, letter_link, passkey to tern_app, tern_as_system;
grant select on programme, membership to tern_app;
grant insert, update on vault_key to tern_as_system;

-- programme: programme
alter table programme enable row level security, force row level security;
create policy "own programme" on programme as restrictive using (programme_id = (select tern_programme()) or (tern_programme() is null and (current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'programme') or programme_id in (select m.programme_id from membership m))));
create policy "owner" on programme to current_user using (true);
grant select (programme_id, code, name, country_code, currency, time_zone, demonstration, created_at) on programme to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
create policy "read all" on programme for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system using (programme_id = (select tern_programme()));
grant insert (programme_id, code, name, country_code, currency, time_zone, demonstration, created_at) on programme to tern_as_system;
create policy "add all" on programme for insert to tern_as_system with check (programme_id = (select tern_programme()));
grant update (programme_id, code, name, country_code, currency, time_zone, demonstration, created_at) on programme to tern_as_administrator, tern_as_system;
create policy "change all" on programme for update to tern_as_administrator, tern_as_system using (programme_id = (select tern_programme())) with check (programme_id = (select tern_programme()));
grant delete on programme to tern_as_system;
create policy "remove all" on programme for delete to tern_as_system using (programme_id = (select tern_programme()));

-- calendar: wave
alter table wave enable row level security, force row level security;
create policy "own programme" on wave as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on wave to current_user using (true);
grant select (programme_id, wave_id, name, first_on, last_on) on wave to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
create policy "read all" on wave for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system using (true);
grant insert (programme_id, wave_id, name, first_on, last_on) on wave to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on wave for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, wave_id, name, first_on, last_on) on wave to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on wave for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on wave to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on wave for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- calendar: induction_week
alter table induction_week enable row level security, force row level security;
create policy "own programme" on induction_week as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on induction_week to current_user using (true);
grant select (programme_id, country_code, starts_on, places) on induction_week to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
create policy "read all" on induction_week for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system using (true);
grant insert (programme_id, country_code, starts_on, places) on induction_week to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on induction_week for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, country_code, starts_on, places) on induction_week to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on induction_week for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on induction_week to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on induction_week for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- cost: visit_rate
alter table visit_rate enable row level security, force row level security;
create policy "own programme" on visit_rate as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on visit_rate to current_user using (true);
grant select (programme_id, specialty_code, stipend_per_week_cents, licence_cents) on visit_rate to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "read all" on visit_rate for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
grant insert (programme_id, specialty_code, stipend_per_week_cents, licence_cents) on visit_rate to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "add all" on visit_rate for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system with check (true);
grant update (programme_id, specialty_code, stipend_per_week_cents, licence_cents) on visit_rate to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "change all" on visit_rate for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true) with check (true);
grant delete on visit_rate to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "remove all" on visit_rate for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);

-- period: planning_period
alter table planning_period enable row level security, force row level security;
create policy "own programme" on planning_period as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on planning_period to current_user using (true);
grant select (programme_id, period_id, name, starts_on, weeks, block_weeks, clearance_weeks, value_weights, dropped_points, moved_points, budget_cents) on planning_period to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
grant select (programme_id, period_id, name, starts_on, weeks, block_weeks, clearance_weeks) on planning_period to tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional;
create policy "read all" on planning_period for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
grant insert (programme_id, period_id, name, starts_on, weeks, block_weeks, clearance_weeks, value_weights, dropped_points, moved_points, budget_cents) on planning_period to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on planning_period for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, period_id, name, starts_on, weeks, block_weeks, clearance_weeks, value_weights, dropped_points, moved_points, budget_cents) on planning_period to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on planning_period for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on planning_period to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on planning_period for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- period: block_budget
alter table block_budget enable row level security, force row level security;
create policy "own programme" on block_budget as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on block_budget to current_user using (true);
grant select (programme_id, period_id, block, budget_cents) on block_budget to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "read all" on block_budget for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
grant insert (programme_id, period_id, block, budget_cents) on block_budget to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on block_budget for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, period_id, block, budget_cents) on block_budget to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on block_budget for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on block_budget to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on block_budget for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- organisation: organisation
alter table organisation enable row level security, force row level security;
create policy "own programme" on organisation as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on organisation to current_user using (true);
grant select (programme_id, organisation_id, kind, name, closed_on) on organisation to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
create policy "read all" on organisation for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system using (true);
grant insert (programme_id, organisation_id, kind, name, closed_on) on organisation to tern_as_administrator, tern_as_system;
create policy "add all" on organisation for insert to tern_as_administrator, tern_as_system with check (true);
grant update (programme_id, organisation_id, kind, name, closed_on) on organisation to tern_as_administrator, tern_as_system;
create policy "change all" on organisation for update to tern_as_administrator, tern_as_system using (true) with check (true);
grant delete on organisation to tern_as_system;
create policy "remove all" on organisation for delete to tern_as_system using (true);

-- identity-provider: identity_provider
alter table identity_provider enable row level security, force row level security;
create policy "own programme" on identity_provider as restrictive using (programme_id = (select tern_programme()) or (tern_programme() is null and current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'programme')));
create policy "owner" on identity_provider to current_user using (true);
grant select (programme_id, organisation_id, issuer, client_id, domains, changed_at) on identity_provider to tern_as_administrator;
grant select (programme_id, organisation_id, issuer, client_id, domains, changed_at, sealed_secret) on identity_provider to tern_as_system;
create policy "read all" on identity_provider for select to tern_as_administrator, tern_as_system using (programme_id = (select tern_programme()));
grant insert (programme_id, organisation_id, issuer, client_id, domains, changed_at, sealed_secret) on identity_provider to tern_as_administrator, tern_as_system;
create policy "add all" on identity_provider for insert to tern_as_administrator, tern_as_system with check (programme_id = (select tern_programme()));
grant update (programme_id, organisation_id, issuer, client_id, domains, changed_at, sealed_secret) on identity_provider to tern_as_administrator, tern_as_system;
create policy "change all" on identity_provider for update to tern_as_administrator, tern_as_system using (programme_id = (select tern_programme())) with check (programme_id = (select tern_programme()));
grant delete on identity_provider to tern_as_administrator, tern_as_system;
create policy "remove all" on identity_provider for delete to tern_as_administrator, tern_as_system using (programme_id = (select tern_programme()));

-- member: membership
alter table membership enable row level security, force row level security;
create policy "own programme" on membership as restrictive using (programme_id = (select tern_programme()) or (tern_programme() is null and account_id = tern_account()));
create policy "owner" on membership to current_user using (true);
grant select (programme_id, membership_id, account_id, organisation_id, organisation_kind, role, during, created_at, succeeds_id) on membership to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
create policy "read all" on membership for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (programme_id = (select tern_programme()));
create policy "read own" on membership for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client using (account_id = tern_account());
grant insert (programme_id, membership_id, account_id, organisation_id, organisation_kind, role, during, created_at, succeeds_id) on membership to tern_as_administrator, tern_as_system;
create policy "add all" on membership for insert to tern_as_administrator, tern_as_system with check (programme_id = (select tern_programme()));
grant update (programme_id, membership_id, account_id, organisation_id, organisation_kind, role, during, created_at, succeeds_id) on membership to tern_as_administrator, tern_as_system;
create policy "change all" on membership for update to tern_as_administrator, tern_as_system using (programme_id = (select tern_programme())) with check (programme_id = (select tern_programme()));
grant delete on membership to tern_as_system;
create policy "remove all" on membership for delete to tern_as_system using (programme_id = (select tern_programme()));

-- invitation: invitation
alter table invitation enable row level security, force row level security;
create policy "own programme" on invitation as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on invitation to current_user using (true);
grant select (programme_id, invitation_id, organisation_id, organisation_kind, role, succeeds_id, expires_at, name, email, token_hash, invited_by, invited_at, joined_at, withdrawn_at, professional_id) on invitation to tern_as_administrator, tern_as_system;
create policy "read all" on invitation for select to tern_as_administrator, tern_as_system using (true);
grant insert (programme_id, invitation_id, organisation_id, organisation_kind, role, succeeds_id, expires_at, name, email, token_hash, invited_by, invited_at, joined_at, withdrawn_at, professional_id) on invitation to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on invitation for insert to tern_as_administrator, tern_as_system with check (true);
create policy "add of-professionals" on invitation for insert to tern_as_manager, tern_as_officer with check (role = 'professional' and professional_id is not null);
grant update (programme_id, invitation_id, organisation_id, organisation_kind, role, succeeds_id, expires_at, name, email, token_hash, invited_by, invited_at, joined_at, withdrawn_at, professional_id) on invitation to tern_as_administrator, tern_as_system;
create policy "change all" on invitation for update to tern_as_administrator, tern_as_system using (true) with check (true);
grant delete on invitation to tern_as_system;
create policy "remove all" on invitation for delete to tern_as_system using (true);

-- account: account
alter table account enable row level security, force row level security;
create policy "owner" on account to current_user using (true);
grant select (id, name, email, second_factor_at) on account to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
create policy "read all" on account for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (id in (select m.account_id from membership m));
create policy "read own" on account for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client using (id = tern_account());
grant insert (id, name, email, second_factor_at) on account to tern_as_system;
create policy "add all" on account for insert to tern_as_system with check (id in (select m.account_id from membership m));
grant update (id, name, email, second_factor_at) on account to tern_as_system;
create policy "change all" on account for update to tern_as_system using (id in (select m.account_id from membership m)) with check (id in (select m.account_id from membership m));
grant delete on account to tern_as_system;
create policy "remove all" on account for delete to tern_as_system using (id in (select m.account_id from membership m));

-- facility: facility
alter table facility enable row level security, force row level security;
create policy "own programme" on facility as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on facility to current_user using (true);
grant select (programme_id, facility_id, code, name, country_code, district, level, ownership, latitude, longitude, coordinate_status, coordinate_note, housing, source, organisation_id) on facility to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_focal_person, tern_as_department_head, tern_as_system;
grant select (programme_id, facility_id, code, name, country_code, district, level, ownership, latitude, longitude, coordinate_status, coordinate_note, housing, source) on facility to tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client;
create policy "read all" on facility for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system using (true);
grant insert (programme_id, facility_id, code, name, country_code, district, level, ownership, latitude, longitude, coordinate_status, coordinate_note, housing, source, organisation_id) on facility to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on facility for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, facility_id, code, name, country_code, district, level, ownership, latitude, longitude, coordinate_status, coordinate_note, housing, source, organisation_id) on facility to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on facility for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on facility to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on facility for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- professional: professional
alter table professional enable row level security, force row level security;
create policy "own programme" on professional as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on professional to current_user using (true);
create policy "not restricted" on professional as restrictive to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_learner, tern_as_machine_client using (professional_id <> all ((select tern_restricted())::uuid[]));
grant select (programme_id, professional_id, code, invented, origin_country, residence_country, erased, min_weeks, max_weeks, visits_per_year, rest_weeks, name, search_text, residence_city, account_id, saved_at, right_to_return_until, travel_cents) on professional to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
grant select (programme_id, professional_id, code, invented, origin_country, residence_country, erased, min_weeks, max_weeks, visits_per_year, rest_weeks, name, search_text, residence_city, account_id, travel_cents) on professional to tern_as_finance;
grant select (programme_id, professional_id, code, invented, origin_country, residence_country, erased, min_weeks, max_weeks, visits_per_year, rest_weeks, name, search_text, residence_city, account_id) on professional to tern_as_focal_person, tern_as_department_head, tern_as_association;
grant select (programme_id, professional_id, code, invented, origin_country, residence_country, erased, min_weeks, max_weeks, visits_per_year, rest_weeks) on professional to tern_as_council_clerk, tern_as_ministry_officer;
create policy "read all" on professional for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
create policy "read own" on professional for select to tern_as_professional using (account_id = tern_account());
create policy "read own-hospital" on professional for select to tern_as_focal_person, tern_as_department_head using (professional_id in (select p.professional_id from placement p) and exists (select from consent_state c where c.programme_id = professional.programme_id and c.professional_id = professional.professional_id and c.purpose = 'planning' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-councils" on professional for select to tern_as_council_clerk using (exists (select from consent_state c where c.programme_id = professional.programme_id and c.professional_id = professional.professional_id and c.purpose = 'sharing-with-councils' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-ministries" on professional for select to tern_as_ministry_officer using (exists (select from consent_state c where c.programme_id = professional.programme_id and c.professional_id = professional.professional_id and c.purpose = 'sharing-with-ministries' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-associations" on professional for select to tern_as_association using (exists (select from consent_state c where c.programme_id = professional.programme_id and c.professional_id = professional.professional_id and c.purpose = 'contact-by-associations' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
grant insert (programme_id, professional_id, code, invented, origin_country, residence_country, erased, min_weeks, max_weeks, visits_per_year, rest_weeks, name, search_text, residence_city, account_id, saved_at, right_to_return_until, travel_cents) on professional to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on professional for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, professional_id, code, invented, origin_country, residence_country, erased, min_weeks, max_weeks, visits_per_year, rest_weeks, name, search_text, residence_city, account_id, saved_at, right_to_return_until, travel_cents) on professional to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on professional for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on professional to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on professional for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- professional: professional_specialty
alter table professional_specialty enable row level security, force row level security;
create policy "own programme" on professional_specialty as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on professional_specialty to current_user using (true);
create policy "not restricted" on professional_specialty as restrictive to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_learner, tern_as_machine_client using (professional_id <> all ((select tern_restricted())::uuid[]));
grant select (programme_id, professional_id, specialty_code, level) on professional_specialty to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on professional_specialty for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
create policy "read own" on professional_specialty for select to tern_as_professional using (professional_id = tern_own_professional());
create policy "read own-hospital" on professional_specialty for select to tern_as_focal_person, tern_as_department_head using (professional_id in (select p.professional_id from placement p) and exists (select from consent_state c where c.programme_id = professional_specialty.programme_id and c.professional_id = professional_specialty.professional_id and c.purpose = 'planning' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-councils" on professional_specialty for select to tern_as_council_clerk using (exists (select from consent_state c where c.programme_id = professional_specialty.programme_id and c.professional_id = professional_specialty.professional_id and c.purpose = 'sharing-with-councils' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-ministries" on professional_specialty for select to tern_as_ministry_officer using (exists (select from consent_state c where c.programme_id = professional_specialty.programme_id and c.professional_id = professional_specialty.professional_id and c.purpose = 'sharing-with-ministries' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-associations" on professional_specialty for select to tern_as_association using (exists (select from consent_state c where c.programme_id = professional_specialty.programme_id and c.professional_id = professional_specialty.professional_id and c.purpose = 'contact-by-associations' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
grant insert (programme_id, professional_id, specialty_code, level) on professional_specialty to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on professional_specialty for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, professional_id, specialty_code, level) on professional_specialty to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on professional_specialty for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on professional_specialty to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on professional_specialty for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- professional: professional_language
alter table professional_language enable row level security, force row level security;
create policy "own programme" on professional_language as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on professional_language to current_user using (true);
create policy "not restricted" on professional_language as restrictive to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_learner, tern_as_machine_client using (professional_id <> all ((select tern_restricted())::uuid[]));
grant select (programme_id, professional_id, language_code) on professional_language to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on professional_language for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
create policy "read own" on professional_language for select to tern_as_professional using (professional_id = tern_own_professional());
create policy "read own-hospital" on professional_language for select to tern_as_focal_person, tern_as_department_head using (professional_id in (select p.professional_id from placement p) and exists (select from consent_state c where c.programme_id = professional_language.programme_id and c.professional_id = professional_language.professional_id and c.purpose = 'planning' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-councils" on professional_language for select to tern_as_council_clerk using (exists (select from consent_state c where c.programme_id = professional_language.programme_id and c.professional_id = professional_language.professional_id and c.purpose = 'sharing-with-councils' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-ministries" on professional_language for select to tern_as_ministry_officer using (exists (select from consent_state c where c.programme_id = professional_language.programme_id and c.professional_id = professional_language.professional_id and c.purpose = 'sharing-with-ministries' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-associations" on professional_language for select to tern_as_association using (exists (select from consent_state c where c.programme_id = professional_language.programme_id and c.professional_id = professional_language.professional_id and c.purpose = 'contact-by-associations' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
grant insert (programme_id, professional_id, language_code) on professional_language to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on professional_language for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, professional_id, language_code) on professional_language to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on professional_language for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on professional_language to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on professional_language for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- professional: professional_country
alter table professional_country enable row level security, force row level security;
create policy "own programme" on professional_country as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on professional_country to current_user using (true);
create policy "not restricted" on professional_country as restrictive to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_learner, tern_as_machine_client using (professional_id <> all ((select tern_restricted())::uuid[]));
grant select (programme_id, professional_id, country_code) on professional_country to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on professional_country for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
create policy "read own" on professional_country for select to tern_as_professional using (professional_id = tern_own_professional());
create policy "read own-hospital" on professional_country for select to tern_as_focal_person, tern_as_department_head using (professional_id in (select p.professional_id from placement p) and exists (select from consent_state c where c.programme_id = professional_country.programme_id and c.professional_id = professional_country.professional_id and c.purpose = 'planning' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-councils" on professional_country for select to tern_as_council_clerk using (exists (select from consent_state c where c.programme_id = professional_country.programme_id and c.professional_id = professional_country.professional_id and c.purpose = 'sharing-with-councils' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-ministries" on professional_country for select to tern_as_ministry_officer using (exists (select from consent_state c where c.programme_id = professional_country.programme_id and c.professional_id = professional_country.professional_id and c.purpose = 'sharing-with-ministries' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-associations" on professional_country for select to tern_as_association using (exists (select from consent_state c where c.programme_id = professional_country.programme_id and c.professional_id = professional_country.professional_id and c.purpose = 'contact-by-associations' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
grant insert (programme_id, professional_id, country_code) on professional_country to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on professional_country for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, professional_id, country_code) on professional_country to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on professional_country for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on professional_country to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on professional_country for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- professional: availability
alter table availability enable row level security, force row level security;
create policy "own programme" on availability as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on availability to current_user using (true);
create policy "not restricted" on availability as restrictive to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_learner, tern_as_machine_client using (professional_id <> all ((select tern_restricted())::uuid[]));
grant select (programme_id, professional_id, during) on availability to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on availability for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
create policy "read own" on availability for select to tern_as_professional using (professional_id = tern_own_professional());
create policy "read own-hospital" on availability for select to tern_as_focal_person, tern_as_department_head using (professional_id in (select p.professional_id from placement p) and exists (select from consent_state c where c.programme_id = availability.programme_id and c.professional_id = availability.professional_id and c.purpose = 'planning' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-councils" on availability for select to tern_as_council_clerk using (exists (select from consent_state c where c.programme_id = availability.programme_id and c.professional_id = availability.professional_id and c.purpose = 'sharing-with-councils' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-ministries" on availability for select to tern_as_ministry_officer using (exists (select from consent_state c where c.programme_id = availability.programme_id and c.professional_id = availability.professional_id and c.purpose = 'sharing-with-ministries' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-associations" on availability for select to tern_as_association using (exists (select from consent_state c where c.programme_id = availability.programme_id and c.professional_id = availability.professional_id and c.purpose = 'contact-by-associations' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
grant insert (programme_id, professional_id, during) on availability to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on availability for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, professional_id, during) on availability to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on availability for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on availability to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on availability for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- professional: facility_wish
alter table facility_wish enable row level security, force row level security;
create policy "own programme" on facility_wish as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on facility_wish to current_user using (true);
create policy "not restricted" on facility_wish as restrictive to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_learner, tern_as_machine_client using (professional_id <> all ((select tern_restricted())::uuid[]));
grant select (programme_id, professional_id, facility_id, wish) on facility_wish to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_professional, tern_as_system;
create policy "read all" on facility_wish for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
create policy "read own" on facility_wish for select to tern_as_professional using (professional_id = tern_own_professional());
grant insert (programme_id, professional_id, facility_id, wish) on facility_wish to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on facility_wish for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, professional_id, facility_id, wish) on facility_wish to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on facility_wish for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on facility_wish to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on facility_wish for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- personal-request: personal_request
alter table personal_request enable row level security, force row level security;
create policy "own programme" on personal_request as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on personal_request to current_user using (true);
grant select (programme_id, personal_request_id, professional_id, kind, channel, fact, words, due_on, asked_by, asked_at, state, answer, answered_by, answered_at) on personal_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "read all" on personal_request for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);
create policy "read own" on personal_request for select to tern_as_professional using (professional_id = tern_own_professional());
grant insert (programme_id, personal_request_id, professional_id, kind, channel, fact, words, due_on, asked_by, asked_at, state, answer, answered_by, answered_at) on personal_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "add all" on personal_request for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
create policy "add own" on personal_request for insert to tern_as_professional with check (professional_id = tern_own_professional());
grant update (programme_id, personal_request_id, professional_id, kind, channel, fact, words, due_on, asked_by, asked_at, state, answer, answered_by, answered_at) on personal_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "change all" on personal_request for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
create policy "change own" on personal_request for update to tern_as_professional using (professional_id = tern_own_professional()) with check (professional_id = tern_own_professional());
grant delete on personal_request to tern_as_system;
create policy "remove all" on personal_request for delete to tern_as_system using (true);

-- restriction: restriction
alter table restriction enable row level security, force row level security;
create policy "own programme" on restriction as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on restriction to current_user using (true);
grant select (programme_id, professional_id, code, name, restricted_at) on restriction to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "read all" on restriction for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);
create policy "read own" on restriction for select to tern_as_professional using (professional_id = tern_own_professional());
grant insert (programme_id, professional_id, code, name, restricted_at) on restriction to tern_as_system;
create policy "add all" on restriction for insert to tern_as_system with check (true);
grant update (programme_id, professional_id, code, name, restricted_at) on restriction to tern_as_system;
create policy "change all" on restriction for update to tern_as_system using (true) with check (true);
grant delete on restriction to tern_as_system;
create policy "remove all" on restriction for delete to tern_as_system using (true);

-- erasure: erasure
alter table erasure enable row level security, force row level security;
create policy "own programme" on erasure as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on erasure to current_user using (true);
grant select (programme_id, erasure_id, erased_at, certificate, digest) on erasure to tern_as_administrator, tern_as_manager, tern_as_officer;
grant select (programme_id, erasure_id, erased_at, certificate, digest, token_hash) on erasure to tern_as_system;
create policy "read all" on erasure for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);
grant insert (programme_id, erasure_id, erased_at, certificate, digest, token_hash) on erasure to tern_as_system;
create policy "add all" on erasure for insert to tern_as_system with check (true);
grant update (programme_id, erasure_id, erased_at, certificate, digest, token_hash) on erasure to tern_as_system;
create policy "change all" on erasure for update to tern_as_system using (true) with check (true);
grant delete on erasure to tern_as_system;
create policy "remove all" on erasure for delete to tern_as_system using (true);

-- retention: retention_rule
alter table retention_rule enable row level security, force row level security;
create policy "own programme" on retention_rule as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on retention_rule to current_user using (true);
grant select (programme_id, kind, days, changed_at) on retention_rule to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "read all" on retention_rule for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);
grant insert (programme_id, kind, days, changed_at) on retention_rule to tern_as_administrator, tern_as_system;
create policy "add all" on retention_rule for insert to tern_as_administrator, tern_as_system with check (true);
grant update (programme_id, kind, days, changed_at) on retention_rule to tern_as_administrator, tern_as_system;
create policy "change all" on retention_rule for update to tern_as_administrator, tern_as_system using (true) with check (true);
grant delete on retention_rule to tern_as_system;
create policy "remove all" on retention_rule for delete to tern_as_system using (true);

-- document: document
alter table document enable row level security, force row level security;
create policy "own programme" on document as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on document to current_user using (true);
grant select (programme_id, document_id, professional_id, kind, state, refused_for, expires_on, replaces_id, media_type, size_bytes, pages, scanned, file_id, wrapped_key, vault_key_id, vault_key_in_use, added_by, added_at, checked_at) on document to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "read all" on document for select to tern_as_administrator, tern_as_manager, tern_as_system using (true);
create policy "read own" on document for select to tern_as_professional using (professional_id = tern_own_professional());
create policy "read ordinary" on document for select to tern_as_officer using (kind in (select k.kind from document_kind k where not k.confidential));
grant insert (programme_id, document_id, professional_id, kind, state, refused_for, expires_on, replaces_id, media_type, size_bytes, pages, scanned, file_id, wrapped_key, vault_key_id, vault_key_in_use, added_by, added_at, checked_at) on document to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "add all" on document for insert to tern_as_administrator, tern_as_manager, tern_as_system with check (true);
create policy "add own" on document for insert to tern_as_professional with check (professional_id = tern_own_professional());
create policy "add ordinary" on document for insert to tern_as_officer with check (kind in (select k.kind from document_kind k where not k.confidential));
grant update (programme_id, document_id, professional_id, kind, state, refused_for, expires_on, replaces_id, media_type, size_bytes, pages, scanned, file_id, wrapped_key, vault_key_id, vault_key_in_use, added_by, added_at, checked_at) on document to tern_as_system;
create policy "change all" on document for update to tern_as_system using (true) with check (true);
grant delete on document to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "remove all" on document for delete to tern_as_administrator, tern_as_manager, tern_as_system using (true);
create policy "remove own" on document for delete to tern_as_professional using (professional_id = tern_own_professional());
create policy "remove ordinary" on document for delete to tern_as_officer using (kind in (select k.kind from document_kind k where not k.confidential));

-- request: request
alter table request enable row level security, force row level security;
create policy "own programme" on request as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on request to current_user using (true);
grant select (programme_id, request_id, code, facility_id, specialty_code, level, language_code, visitors, weight, learners, hand_over, invented) on request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on request for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
create policy "read own-hospital" on request for select to tern_as_focal_person, tern_as_department_head using (facility_id = any (tern_own_facilities()));
grant insert (programme_id, request_id, code, facility_id, specialty_code, level, language_code, visitors, weight, learners, hand_over, invented) on request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on request for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, request_id, code, facility_id, specialty_code, level, language_code, visitors, weight, learners, hand_over, invented) on request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on request for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on request for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- request: request_window
alter table request_window enable row level security, force row level security;
create policy "own programme" on request_window as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on request_window to current_user using (true);
grant select (programme_id, request_id, during) on request_window to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on request_window for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
create policy "read own-hospital" on request_window for select to tern_as_focal_person, tern_as_department_head using (request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities())));
grant insert (programme_id, request_id, during) on request_window to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on request_window for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, request_id, during) on request_window to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on request_window for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on request_window to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on request_window for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- request: request_weeks
alter table request_weeks enable row level security, force row level security;
create policy "own programme" on request_weeks as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on request_weeks to current_user using (true);
grant select (programme_id, request_id, period_id, block, weeks_wanted) on request_weeks to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on request_weeks for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
create policy "read own-hospital" on request_weeks for select to tern_as_focal_person, tern_as_department_head using (request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities())));
grant insert (programme_id, request_id, period_id, block, weeks_wanted) on request_weeks to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on request_weeks for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, request_id, period_id, block, weeks_wanted) on request_weeks to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on request_weeks for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on request_weeks to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on request_weeks for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- request: floor
alter table floor enable row level security, force row level security;
create policy "own programme" on floor as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on floor to current_user using (true);
grant select (programme_id, floor_id, period_id, name, weeks) on floor to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on floor for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
grant insert (programme_id, floor_id, period_id, name, weeks) on floor to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on floor for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, floor_id, period_id, name, weeks) on floor to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on floor for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on floor to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on floor for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- request: floor_request
alter table floor_request enable row level security, force row level security;
create policy "own programme" on floor_request as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on floor_request to current_user using (true);
grant select (programme_id, floor_id, request_id) on floor_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on floor_request for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
create policy "read own-hospital" on floor_request for select to tern_as_focal_person, tern_as_department_head using (request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities())));
grant insert (programme_id, floor_id, request_id) on floor_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on floor_request for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, floor_id, request_id) on floor_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on floor_request for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on floor_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on floor_request for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- request: team
alter table team enable row level security, force row level security;
create policy "own programme" on team as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on team to current_user using (true);
grant select (programme_id, team_id, code) on team to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on team for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
grant insert (programme_id, team_id, code) on team to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on team for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, team_id, code) on team to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on team for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on team to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on team for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- request: team_request
alter table team_request enable row level security, force row level security;
create policy "own programme" on team_request as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on team_request to current_user using (true);
grant select (programme_id, team_id, request_id) on team_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on team_request for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_system using (true);
create policy "read own-hospital" on team_request for select to tern_as_focal_person, tern_as_department_head using (request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities())));
grant insert (programme_id, team_id, request_id) on team_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on team_request for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, team_id, request_id) on team_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on team_request for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on team_request to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on team_request for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- placement: placement
alter table placement enable row level security, force row level security;
create policy "own programme" on placement as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on placement to current_user using (true);
grant select (programme_id, placement_id, professional_id, request_id, seat, during, state, plan_id, proposed_at, withdrawn_at) on placement to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
grant select (programme_id, placement_id, professional_id, request_id, seat, during, state) on placement to tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_professional;
create policy "read all" on placement for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_school_coordinator, tern_as_system using (true);
create policy "read own" on placement for select to tern_as_professional using (professional_id = tern_own_professional());
create policy "read own-hospital" on placement for select to tern_as_focal_person, tern_as_department_head using (request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities())));
create policy "read shared-with-councils" on placement for select to tern_as_council_clerk using (exists (select from consent_state c where c.programme_id = placement.programme_id and c.professional_id = placement.professional_id and c.purpose = 'sharing-with-councils' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
create policy "read shared-with-ministries" on placement for select to tern_as_ministry_officer using (exists (select from consent_state c where c.programme_id = placement.programme_id and c.professional_id = placement.professional_id and c.purpose = 'sharing-with-ministries' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today()))));
grant insert (programme_id, placement_id, professional_id, request_id, seat, during, state, plan_id, proposed_at, withdrawn_at) on placement to tern_as_administrator, tern_as_manager, tern_as_system;
create policy "add all" on placement for insert to tern_as_administrator, tern_as_manager, tern_as_system with check (true);
grant update (programme_id, placement_id, professional_id, request_id, seat, during, state, plan_id, proposed_at, withdrawn_at) on placement to tern_as_administrator, tern_as_manager, tern_as_system;
create policy "change all" on placement for update to tern_as_administrator, tern_as_manager, tern_as_system using (true) with check (true);
grant delete on placement to tern_as_system;
create policy "remove all" on placement for delete to tern_as_system using (true);

-- consent: consent
alter table consent enable row level security, force row level security;
create policy "own programme" on consent as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on consent to current_user using (true);
grant select (programme_id, consent_id, professional_id, purpose, answer, text_version, text_language, said_at, channel, valid_until, recorded_by, recorded_at) on consent to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "read all" on consent for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);
create policy "read own" on consent for select to tern_as_professional using (professional_id = tern_own_professional());
grant insert (programme_id, consent_id, professional_id, purpose, answer, text_version, text_language, said_at, channel, valid_until) on consent to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional;
grant insert (programme_id, consent_id, professional_id, purpose, answer, text_version, text_language, said_at, channel, valid_until, recorded_by, recorded_at) on consent to tern_as_system;
create policy "add all" on consent for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
create policy "add own" on consent for insert to tern_as_professional with check (professional_id = tern_own_professional());

-- consent-state: consent_state
alter table consent_state enable row level security, force row level security;
create policy "own programme" on consent_state as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on consent_state to current_user using (true);
grant select (programme_id, professional_id, purpose, answer, valid_until, said_at, consent_id) on consent_state to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_association, tern_as_professional, tern_as_system;
create policy "read all" on consent_state for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
create policy "read own" on consent_state for select to tern_as_professional using (professional_id = tern_own_professional());
create policy "read own-hospital" on consent_state for select to tern_as_focal_person, tern_as_department_head using ((purpose = 'planning' and answer = 'given' or purpose = 'statistics'));
create policy "read shared-with-councils" on consent_state for select to tern_as_council_clerk using ((purpose = 'sharing-with-councils' and answer = 'given' or purpose = 'statistics'));
create policy "read shared-with-ministries" on consent_state for select to tern_as_ministry_officer using ((purpose = 'sharing-with-ministries' and answer = 'given' or purpose = 'statistics'));
create policy "read shared-with-associations" on consent_state for select to tern_as_association using ((purpose = 'contact-by-associations' and answer = 'given' or purpose = 'statistics'));

-- consent-text: consent_text
alter table consent_text enable row level security, force row level security;
create policy "own programme" on consent_text as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on consent_text to current_user using (true);
grant select (programme_id, purpose, version, language, words, ask_again, made_by, made_at) on consent_text to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system;
create policy "read all" on consent_text for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_professional, tern_as_system using (true);
grant insert (programme_id, purpose, version, language, words, ask_again) on consent_text to tern_as_administrator;
grant insert (programme_id, purpose, version, language, words, ask_again, made_by, made_at) on consent_text to tern_as_system;
create policy "add all" on consent_text for insert to tern_as_administrator, tern_as_system with check (true);

-- plan: plan
alter table plan enable row level security, force row level security;
create policy "own programme" on plan as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on plan to current_user using (true);
grant select (programme_id, plan_id, period_id, input_digest, run_id, based_on_plan_id, name, state, status, broken_rules, value, bound, seed, seconds, made_by, created_at, accepted_at, accepted_by, certificate) on plan to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "read all" on plan for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
grant insert (programme_id, plan_id, period_id, input_digest, run_id, based_on_plan_id, name, state, status, broken_rules, value, bound, seed, seconds, made_by, created_at, accepted_at, accepted_by, certificate) on plan to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on plan for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, plan_id, period_id, input_digest, run_id, based_on_plan_id, name, state, status, broken_rules, value, bound, seed, seconds, made_by, created_at, accepted_at, accepted_by, certificate) on plan to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on plan for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on plan to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on plan for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- plan: plan_input
alter table plan_input enable row level security, force row level security;
create policy "own programme" on plan_input as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on plan_input to current_user using (true);
grant select (programme_id, input_digest, input, created_at) on plan_input to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "read all" on plan_input for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
grant insert (programme_id, input_digest, input, created_at) on plan_input to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on plan_input for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, input_digest, input, created_at) on plan_input to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on plan_input for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on plan_input to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on plan_input for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- plan: plan_run
alter table plan_run enable row level security, force row level security;
create policy "own programme" on plan_run as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on plan_run to current_user using (true);
grant select (programme_id, run_id, period_id, input_digest, based_on_plan_id, state, seed, language, seconds_limit, notices, progress, attempts, stop_requested_at, started_at, finished_at, plan_id, conflict, failure, started_by, created_at) on plan_run to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "read all" on plan_run for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
grant insert (programme_id, run_id, period_id, input_digest, based_on_plan_id, state, seed, language, seconds_limit, notices, progress, attempts, stop_requested_at, started_at, finished_at, plan_id, conflict, failure, started_by, created_at) on plan_run to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on plan_run for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, run_id, period_id, input_digest, based_on_plan_id, state, seed, language, seconds_limit, notices, progress, attempts, stop_requested_at, started_at, finished_at, plan_id, conflict, failure, started_by, created_at) on plan_run to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on plan_run for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on plan_run to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on plan_run for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- plan: plan_visit
alter table plan_visit enable row level security, force row level security;
create policy "own programme" on plan_visit as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on plan_visit to current_user using (true);
grant select (programme_id, plan_id, visit_id, professional_id, request_id, seat, starts_on, weeks, pinned) on plan_visit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "read all" on plan_visit for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
grant insert (programme_id, plan_id, visit_id, professional_id, request_id, seat, starts_on, weeks, pinned) on plan_visit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on plan_visit for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, plan_id, visit_id, professional_id, request_id, seat, starts_on, weeks, pinned) on plan_visit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on plan_visit for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on plan_visit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on plan_visit for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- plan: plan_edit
alter table plan_edit enable row level security, force row level security;
create policy "own programme" on plan_edit as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on plan_edit to current_user using (true);
grant select (programme_id, plan_id, sequence, act, visit_id, before, after, undone, made_by, made_at) on plan_edit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system;
create policy "read all" on plan_edit for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_system using (true);
grant insert (programme_id, plan_id, sequence, act, visit_id, before, after, undone, made_by, made_at) on plan_edit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on plan_edit for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, plan_id, sequence, act, visit_id, before, after, undone, made_by, made_at) on plan_edit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on plan_edit for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on plan_edit to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "remove all" on plan_edit for delete to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);

-- import: workbook_import
alter table workbook_import enable row level security, force row level security;
create policy "own programme" on workbook_import as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on workbook_import to current_user using (true);
grant select (programme_id, import_id, file_name, file_digest, state, imported_by, created_at, taken_at, content, problems, summary) on workbook_import to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "read all" on workbook_import for select to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true);
grant insert (programme_id, import_id, file_name, file_digest, state, imported_by, created_at, taken_at, content, problems, summary) on workbook_import to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "add all" on workbook_import for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system with check (true);
grant update (programme_id, import_id, file_name, file_digest, state, imported_by, created_at, taken_at, content, problems, summary) on workbook_import to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system;
create policy "change all" on workbook_import for update to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_system using (true) with check (true);
grant delete on workbook_import to tern_as_system;
create policy "remove all" on workbook_import for delete to tern_as_system using (true);

-- audit: audit_line
alter table audit_line enable row level security, force row level security;
create policy "own programme" on audit_line as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on audit_line to current_user using (true);
grant select (programme_id, audit_line_id, account_id, act, object_kind, object_id, request_id, occurred_at, before, after) on audit_line to tern_as_administrator, tern_as_manager, tern_as_system;
create policy "read all" on audit_line for select to tern_as_administrator, tern_as_manager, tern_as_system using (true);
grant insert (programme_id, audit_line_id, account_id, act, object_kind, object_id, request_id, before, after) on audit_line to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client;
grant insert (programme_id, audit_line_id, account_id, act, object_kind, object_id, request_id, occurred_at, before, after) on audit_line to tern_as_system;
create policy "add all" on audit_line for insert to tern_as_system with check (true);
create policy "add own" on audit_line for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client with check (account_id = tern_account());

-- chain: audit_link
alter table audit_link enable row level security, force row level security;
create policy "own programme" on audit_link as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on audit_link to current_user using (true);
grant select (programme_id, sequence, audit_line_id, linked_at, previous_hash, hash) on audit_link to tern_as_administrator, tern_as_manager, tern_as_system;
create policy "read all" on audit_link for select to tern_as_administrator, tern_as_manager, tern_as_system using (true);

-- letter: outbox_message
alter table outbox_message enable row level security, force row level security;
create policy "own programme" on outbox_message as restrictive using (programme_id = (select tern_programme()));
create policy "owner" on outbox_message to current_user using (true);
grant select (programme_id, outbox_message_id, idempotency_key, kind, payload, created_at, delivered_at, attempts, try_again_at, failed_at, failure) on outbox_message to tern_as_system;
create policy "read all" on outbox_message for select to tern_as_system using (true);
grant insert (programme_id, outbox_message_id, idempotency_key, kind, payload, created_at, delivered_at, attempts, try_again_at, failed_at, failure) on outbox_message to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system;
create policy "add all" on outbox_message for insert to tern_as_administrator, tern_as_manager, tern_as_officer, tern_as_finance, tern_as_focal_person, tern_as_department_head, tern_as_council_clerk, tern_as_ministry_officer, tern_as_school_coordinator, tern_as_donor, tern_as_association, tern_as_professional, tern_as_learner, tern_as_machine_client, tern_as_system with check (true);
grant update (programme_id, outbox_message_id, idempotency_key, kind, payload, created_at, delivered_at, attempts, try_again_at, failed_at, failure) on outbox_message to tern_as_system;
create policy "change all" on outbox_message for update to tern_as_system using (true) with check (true);
grant delete on outbox_message to tern_as_system;
create policy "remove all" on outbox_message for delete to tern_as_system using (true);
create policy "sign-in" on account to tern_app, tern_as_system using (true);
create policy "sign-in" on membership for select to tern_app using (account_id = tern_account());
grant execute on function tern_programmes() to tern_as_system;
grant execute on function tern_identity_providers() to tern_app;
grant execute on function tern_queue_retention(uuid) to tern_as_system;
grant execute on function tern_member_elsewhere(uuid, uuid) to tern_as_system;
create policy "sign-in" on programme for select to tern_app using (programme_id in (select m.programme_id from membership m));
