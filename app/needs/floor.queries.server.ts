import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import type { FloorEntry, TeamEntry } from "./request.ts";

/** The floors of a period as a workbook says them, by name. */
export async function getFloorEntries(transaction: Transaction, periodName: string): Promise<FloorEntry[]> {
  return await transaction
    .selectFrom("floor")
    .innerJoin("planningPeriod as period", (join) =>
      join.onRef("period.programmeId", "=", "floor.programmeId").onRef("period.periodId", "=", "floor.periodId"),
    )
    .where("period.name", "=", periodName)
    .select([
      "floor.name",
      "floor.weeks",
      sql<string[]>`coalesce((
        select json_agg(r.code order by r.code)
        from floor_request m join request r on r.programme_id = m.programme_id and r.request_id = m.request_id
        where m.programme_id = floor.programme_id and m.floor_id = floor.floor_id), '[]')`.as("requestCodes"),
    ])
    .orderBy("floor.name")
    .execute();
}

/** The teams of the programme as a workbook says them, by code. */
export async function getTeamEntries(transaction: Transaction): Promise<TeamEntry[]> {
  return await transaction
    .selectFrom("team")
    .select([
      "code",
      sql<string[]>`coalesce((
        select json_agg(r.code order by r.code)
        from team_request m join request r on r.programme_id = m.programme_id and r.request_id = m.request_id
        where m.programme_id = team.programme_id and m.team_id = team.team_id), '[]')`.as("requestCodes"),
    ])
    .orderBy("code")
    .execute();
}
