import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import type { DateRange } from "#app/lib/date-range.ts";
import type { RequestEntry } from "./request.ts";

/** A request with its hospital's name and district, its team, and the weeks it wants in the period asked for. */
export type Request = RequestEntry & {
  requestId: string;
  facilityName: string;
  district: string;
  team: string | null;
};

/** What a list of requests is narrowed to; fields left out narrow nothing. */
export type RequestFilter = { facility?: string | undefined; specialty?: string | undefined };

/** Requests by hospital and specialty.
 *  @param periodId whose wanted weeks are meant */
export async function listRequests(
  transaction: Transaction,
  { periodId, facility, specialty }: RequestFilter & { periodId: string },
): Promise<Request[]> {
  let query = selectRequests(transaction, periodId);
  if (facility) query = query.where("facility.code", "=", facility);
  if (specialty) query = query.where("request.specialtyCode", "=", specialty);
  return await query.orderBy("facility.name").orderBy("request.specialtyCode").orderBy("request.code").execute();
}

/** The request with a code, or null.
 *  @param asked.periodId whose wanted weeks are meant */
export async function getRequest(
  transaction: Transaction,
  asked: { periodId: string; code: string },
): Promise<Request | null> {
  return (
    (await selectRequests(transaction, asked.periodId).where("request.code", "=", asked.code).executeTakeFirst()) ??
    null
  );
}

/** Requests as a workbook says them, by code, with the weeks wanted in the period; all, or those with these codes. */
export async function getRequestEntries(
  transaction: Transaction,
  periodName: string,
  codes?: string[],
): Promise<RequestEntry[]> {
  const period = await transaction
    .selectFrom("planningPeriod")
    .select("periodId")
    .where("name", "=", periodName)
    .executeTakeFirst();
  const requests = await listRequestsByCode(transaction, period?.periodId ?? null, codes);
  return requests.map(({ requestId: _, facilityName: _name, district: _district, team: _team, ...entry }) => entry);
}

/** Requests by code; all, or those with these codes.
 *  @param periodId whose wanted weeks are meant; null for none */
export async function listRequestsByCode(
  transaction: Transaction,
  periodId: string | null,
  codes?: string[],
): Promise<Request[]> {
  const all = selectRequests(transaction, periodId).orderBy("request.code");
  return await (codes ? all.where("request.code", "=", sql<string>`any(${codes}::text[])`) : all).execute();
}

/** Hospitals that ask for somebody, by name. */
export async function listRequestingFacilities(transaction: Transaction): Promise<{ code: string; name: string }[]> {
  return await transaction
    .selectFrom("facility")
    .where((where) =>
      where.exists(
        where
          .selectFrom("request")
          .select("requestId")
          .whereRef("request.programmeId", "=", "facility.programmeId")
          .whereRef("request.facilityId", "=", "facility.facilityId"),
      ),
    )
    .select(["code", "name"])
    .orderBy("name")
    .orderBy("code")
    .execute();
}

/** Specialties that are asked for, by name. */
export async function listRequestedSpecialties(transaction: Transaction): Promise<{ code: string; name: string }[]> {
  return await transaction
    .selectFrom("specialty")
    .where((where) =>
      where.exists(
        where
          .selectFrom("request")
          .select("requestId")
          .whereRef("request.specialtyCode", "=", "specialty.specialtyCode"),
      ),
    )
    .select(["specialtyCode as code", "name"])
    .orderBy("name")
    .execute();
}

/** The codes of all requests. */
export async function listRequestCodes(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.selectFrom("request").select("code").orderBy("code").execute();
  return rows.map(({ code }) => code);
}

function selectRequests(transaction: Transaction, periodId: string | null) {
  return transaction
    .selectFrom("request")
    .innerJoin("facility", (join) =>
      join
        .onRef("facility.programmeId", "=", "request.programmeId")
        .onRef("facility.facilityId", "=", "request.facilityId"),
    )
    .select([
      "requestId",
      "request.code",
      "facility.code as facilityCode",
      "facility.name as facilityName",
      "facility.district",
      "specialtyCode",
      "request.level",
      "languageCode",
      "visitors",
      "weight",
      "learners",
      "handOver",
      windowsOfRequest().as("windows"),
      weeksOfRequest(periodId).as("weeksWanted"),
      teamOfRequest().as("team"),
      "invented",
    ]);
}

function windowsOfRequest() {
  return sql<DateRange[]>`coalesce((
    select json_agg(json_build_object('firstOn', lower(w.during), 'lastOn', upper(w.during) - 1) order by lower(w.during))
    from request_window w where w.programme_id = request.programme_id and w.request_id = request.request_id), '[]')`;
}

function teamOfRequest() {
  return sql<string | null>`(
    select t.code from team_request m join team t on t.programme_id = m.programme_id and t.team_id = m.team_id
    where m.programme_id = request.programme_id and m.request_id = request.request_id)`;
}

/** One number a block of the period, 0 where nothing is wanted. */
function weeksOfRequest(periodId: string | null) {
  return sql<number[]>`coalesce((
    select json_agg(coalesce(w.weeks_wanted, 0) order by quarter.block)
    from planning_period p
    cross join lateral generate_series(0, (p.weeks + p.block_weeks - 1) / p.block_weeks - 1) as quarter (block)
    left join request_weeks w on w.programme_id = request.programme_id and w.request_id = request.request_id
      and w.period_id = p.period_id and w.block = quarter.block
    where p.programme_id = request.programme_id and p.period_id = ${periodId}::uuid), '[]')`;
}
