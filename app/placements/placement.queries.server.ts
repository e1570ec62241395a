import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import { told } from "#app/lib/told.server.ts";
import type { NewPlacement, PlacementState } from "./placement.ts";

export type Placement = NewPlacement & {
  placementId: string;
  state: PlacementState;
  planId: string;
  professionalCode: string;
  professionalName: string;
  requestCode: string;
  facilityCode: string;
  facilityName: string;
  proposedAt: Date;
  withdrawnAt: Date | null;
};

/** What a list of placements is narrowed to; fields left out narrow nothing. */
export type PlacementFilter = {
  state?: PlacementState | undefined;
  planId?: string | undefined;
  /** Code of a professional, and of a request. */
  professional?: string | undefined;
  request?: string | undefined;
};

/** A placement as a page shows it: the visitor by name, or by code to those who are not told names; the plan to those who see plans. */
export type SeenPlacement = Pick<
  Placement,
  | "placementId"
  | "state"
  | "startsOn"
  | "weeks"
  | "seat"
  | "professionalCode"
  | "requestCode"
  | "facilityCode"
  | "facilityName"
> & { professionalName: string | null; planId: string | null };

/** Placements as somebody's role shows them, earliest start first.
 *  @param sees what the reader is told: of professionals the name, of placements where they come from */
export async function listSeenPlacements(
  transaction: Transaction,
  filter: PlacementFilter,
  sees: { names: boolean; origin: boolean },
): Promise<SeenPlacement[]> {
  const rows = await narrow(selectFacts(transaction), filter)
    .select([
      told(sees.names, sql<string>`professional.name`).as("professionalName"),
      told(sees.origin, sql<string>`placement.plan_id`).as("planId"),
    ])
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as PlacementState }));
}

/** Placements with the names they need, earliest start first. */
export async function listPlacements(transaction: Transaction, filter: PlacementFilter = {}): Promise<Placement[]> {
  const rows = await narrow(selectFacts(transaction), filter)
    .select([
      "professional.name as professionalName",
      "placement.professionalId",
      "placement.requestId",
      "placement.planId",
      "proposedAt",
      "withdrawnAt",
    ])
    .execute();
  // The column's check constraint allows nothing but these words.
  return rows.map((row) => ({ ...row, state: row.state as PlacementState }));
}

/** Takes the right to book people until the transaction ends. Everyone who books the same people waits here, in the same order, and so
 *  never holds what another waits for (measured: without it half of all simultaneous bookings of two people deadlock). */
export async function lockProfessionals(transaction: Transaction, professionalIds: string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(key)
    from (select distinct hashtextextended(id, 0) as key from unnest(${professionalIds}::text[]) as id order by key) as person`.execute(
    transaction,
  );
}

/** A placement that holds in weeks for which someone is to be booked again. */
export type DoubleBooking = { professionalName: string; facilityName: string; startsOn: string; endsOn: string };

/** Placements that hold and share a day with one of these visits of the same person, earliest first. */
export async function findDoubleBookings(transaction: Transaction, visits: NewPlacement[]): Promise<DoubleBooking[]> {
  const { rows } = await sql<DoubleBooking>`
    select professional.name as professional_name, facility.name as facility_name,
      lower(placement.during) as starts_on, upper(placement.during) - 1 as ends_on
    from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as visit ("professionalId" uuid, "startsOn" date, weeks integer)
      join placement on placement.professional_id = visit."professionalId" and placement.state <> 'withdrawn'
        and placement.during && daterange(visit."startsOn", visit."startsOn" + 7 * visit.weeks)
      join professional on professional.programme_id = placement.programme_id
        and professional.professional_id = placement.professional_id
      join request on request.programme_id = placement.programme_id and request.request_id = placement.request_id
      join facility on facility.programme_id = request.programme_id and facility.facility_id = request.facility_id
    order by lower(placement.during), professional.name`.execute(transaction);
  return rows;
}

/** Adds placements in state proposed. */
export async function insertPlacements(
  transaction: Transaction,
  { planId, placements }: { planId: string; placements: (NewPlacement & { placementId: string })[] },
): Promise<void> {
  await sql`
    insert into placement (programme_id, placement_id, professional_id, request_id, seat, during, state, plan_id)
    select tern_programme(), "placementId", "professionalId", "requestId", seat,
      daterange("startsOn", "startsOn" + 7 * weeks), 'proposed', ${planId}::uuid
    from jsonb_to_recordset(${JSON.stringify(placements)}::jsonb) as entry (
      "placementId" uuid, "professionalId" uuid, "requestId" uuid, seat smallint, "startsOn" date, weeks integer)`.execute(
    transaction,
  );
}

/** Ends placements. */
export async function endPlacements(transaction: Transaction, placementIds: string[]): Promise<void> {
  await transaction
    .updateTable("placement")
    .set({ state: "withdrawn", withdrawnAt: sql`now()` })
    .where("placementId", "=", sql<string>`any(${placementIds}::uuid[])`)
    .execute();
}

/** Puts placements under another plan, which holds the same visits. */
export async function keepPlacements(
  transaction: Transaction,
  { planId, placementIds }: { planId: string; placementIds: string[] },
): Promise<void> {
  await transaction
    .updateTable("placement")
    .set({ planId })
    .where("placementId", "=", sql<string>`any(${placementIds}::uuid[])`)
    .execute();
}

function narrow(query: ReturnType<typeof selectFacts>, { state, planId, professional, request }: PlacementFilter) {
  let narrowed = query;
  if (state) narrowed = narrowed.where("placement.state", "=", state);
  if (planId) narrowed = narrowed.where("placement.planId", "=", planId);
  if (professional) narrowed = narrowed.where("professional.code", "=", professional);
  if (request) narrowed = narrowed.where("request.code", "=", request);
  return narrowed
    .orderBy(sql`lower(during)`)
    .orderBy("request.code")
    .orderBy("placementId");
}

function selectFacts(transaction: Transaction) {
  return transaction
    .selectFrom("placement")
    .innerJoin("professional", (join) =>
      join
        .onRef("professional.programmeId", "=", "placement.programmeId")
        .onRef("professional.professionalId", "=", "placement.professionalId"),
    )
    .innerJoin("request", (join) =>
      join
        .onRef("request.programmeId", "=", "placement.programmeId")
        .onRef("request.requestId", "=", "placement.requestId"),
    )
    .innerJoin("facility", (join) =>
      join
        .onRef("facility.programmeId", "=", "request.programmeId")
        .onRef("facility.facilityId", "=", "request.facilityId"),
    )
    .select([
      "placementId",
      "professional.code as professionalCode",
      "request.code as requestCode",
      "facility.code as facilityCode",
      "facility.name as facilityName",
      "seat",
      sql<string>`lower(during)`.as("startsOn"),
      sql<number>`(upper(during) - lower(during)) / 7`.as("weeks"),
      "placement.state",
    ]);
}
