import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import { planEachStatementAfresh } from "#app/lib/large-writes.server.ts";
import type { FloorEntry, RequestEntry, TeamEntry } from "./request.ts";

/** Adds requests, or replaces what is kept of those with the same ids: one statement a table, however many they are.
 *  @param saved.periodId whose wanted weeks are replaced; those of other periods stay */
export async function replaceRequests(
  transaction: Transaction,
  saved: { periodId: string; requests: (RequestEntry & { requestId: string })[] },
): Promise<void> {
  const rows = JSON.stringify(saved.requests);
  await planEachStatementAfresh(transaction);
  await upsertRequests(transaction, rows);
  const ids = saved.requests.map(({ requestId }) => requestId);
  await transaction
    .deleteFrom("requestWindow")
    .where("requestId", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
  await sql`
    insert into request_window (programme_id, request_id, during)
    select tern_programme(), "requestId", daterange(part."firstOn", part."lastOn", '[]')
    from jsonb_to_recordset(${rows}::jsonb) as entry ("requestId" uuid, windows jsonb),
      jsonb_to_recordset(windows) as part ("firstOn" date, "lastOn" date)`.execute(transaction);
  await transaction
    .deleteFrom("requestWeeks")
    .where("periodId", "=", saved.periodId)
    .where("requestId", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
  await sql`
    insert into request_weeks (programme_id, request_id, period_id, block, weeks_wanted)
    select tern_programme(), "requestId", ${saved.periodId}::uuid, block.position - 1, block.weeks::smallint
    from jsonb_to_recordset(${rows}::jsonb) as entry ("requestId" uuid, "weeksWanted" jsonb),
      jsonb_array_elements_text("weeksWanted") with ordinality as block (weeks, position)`.execute(transaction);
}

async function upsertRequests(transaction: Transaction, rows: string): Promise<void> {
  await sql`
    insert into request (programme_id, request_id, code, facility_id, specialty_code, level, language_code, visitors, weight,
      learners, hand_over, invented)
    select tern_programme(), "requestId", entry.code, facility.facility_id, "specialtyCode", entry.level, "languageCode", visitors,
      weight, learners, "handOver", invented
    from jsonb_to_recordset(${rows}::jsonb) as entry (
        "requestId" uuid, code text, "facilityCode" text, "specialtyCode" text, level smallint, "languageCode" text,
        visitors smallint, weight smallint, learners smallint, "handOver" boolean, invented boolean)
      join facility on facility.programme_id = tern_programme() and facility.code = "facilityCode"
    on conflict (programme_id, request_id) do update set
      facility_id = excluded.facility_id, specialty_code = excluded.specialty_code, level = excluded.level,
      language_code = excluded.language_code, visitors = excluded.visitors, weight = excluded.weight,
      learners = excluded.learners, hand_over = excluded.hand_over, invented = excluded.invented`.execute(transaction);
}

/** Adds teams, or replaces the requests of those with the same codes. */
export async function replaceTeams(transaction: Transaction, teams: (TeamEntry & { teamId: string })[]): Promise<void> {
  const rows = JSON.stringify(teams);
  await sql`
    insert into team (programme_id, team_id, code)
    select tern_programme(), "teamId", code from jsonb_to_recordset(${rows}::jsonb) as entry ("teamId" uuid, code text)
    on conflict (programme_id, code) do nothing`.execute(transaction);
  // A request that moves to another team leaves its own first.
  await sql`
    delete from team_request using team
    where team_request.programme_id = team.programme_id and team_request.team_id = team.team_id
      and team.code in (select code from jsonb_to_recordset(${rows}::jsonb) as entry (code text))`.execute(transaction);
  await sql`
    insert into team_request (programme_id, team_id, request_id)
    select tern_programme(), team.team_id, request.request_id
    from jsonb_to_recordset(${rows}::jsonb) as entry (code text, "requestCodes" jsonb)
      join team on team.programme_id = tern_programme() and team.code = entry.code,
      jsonb_array_elements_text("requestCodes") as member (code)
      join request on request.programme_id = tern_programme() and request.code = member.code`.execute(transaction);
}

/** Adds floors to a period, or replaces those with the same names. */
export async function replaceFloors(
  transaction: Transaction,
  saved: { periodId: string; floors: (FloorEntry & { floorId: string })[] },
): Promise<void> {
  const rows = JSON.stringify(saved.floors);
  await sql`
    insert into floor (programme_id, floor_id, period_id, name, weeks)
    select tern_programme(), "floorId", ${saved.periodId}::uuid, name, weeks
    from jsonb_to_recordset(${rows}::jsonb) as entry ("floorId" uuid, name text, weeks smallint)
    on conflict (programme_id, period_id, name) do update set weeks = excluded.weeks`.execute(transaction);
  await sql`
    delete from floor_request using floor
    where floor_request.programme_id = floor.programme_id and floor_request.floor_id = floor.floor_id
      and floor.period_id = ${saved.periodId}::uuid
      and floor.name in (select name from jsonb_to_recordset(${rows}::jsonb) as entry (name text))`.execute(
    transaction,
  );
  await sql`
    insert into floor_request (programme_id, floor_id, request_id)
    select tern_programme(), floor.floor_id, request.request_id
    from jsonb_to_recordset(${rows}::jsonb) as entry (name text, "requestCodes" jsonb)
      join floor on floor.programme_id = tern_programme() and floor.period_id = ${saved.periodId}::uuid and floor.name = entry.name,
      jsonb_array_elements_text("requestCodes") as member (code)
      join request on request.programme_id = tern_programme() and request.code = member.code`.execute(transaction);
}
