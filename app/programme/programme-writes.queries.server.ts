import { sql } from "kysely";
import { json, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import type { Facility } from "./facility.queries.server.ts";
import type { Period } from "./period.queries.server.ts";
import type { VisitRateEntry } from "./visit-rate.ts";
import type { InductionWeekEntry, WaveEntry } from "./wave.ts";

/** Adds hospitals, or replaces what is kept of those with the same ids. */
export async function replaceFacilities(transaction: Transaction, facilities: Facility[]): Promise<void> {
  await sql`
    insert into facility (programme_id, facility_id, code, name, country_code, district, level, ownership, latitude, longitude,
      coordinate_status, coordinate_note, housing, source)
    select tern_programme(), "facilityId", code, name, "countryCode", district, level, ownership, latitude, longitude,
      "coordinateStatus", "coordinateNote", housing, source
    from jsonb_to_recordset(${JSON.stringify(facilities)}::jsonb) as entry (
      "facilityId" uuid, code text, name text, "countryCode" text, district text, level text, ownership text,
      latitude double precision, longitude double precision, "coordinateStatus" text, "coordinateNote" text,
      housing smallint, source text)
    on conflict (programme_id, facility_id) do update set
      name = excluded.name, country_code = excluded.country_code, district = excluded.district, level = excluded.level,
      ownership = excluded.ownership, latitude = excluded.latitude, longitude = excluded.longitude,
      coordinate_status = excluded.coordinate_status, coordinate_note = excluded.coordinate_note,
      housing = excluded.housing, source = excluded.source`.execute(transaction);
}

/** Adds waves, or moves those with the same names. */
export async function replaceWaves(transaction: Transaction, waves: (WaveEntry & { waveId: string })[]): Promise<void> {
  await sql`
    insert into wave (programme_id, wave_id, name, first_on, last_on)
    select tern_programme(), "waveId", name, "firstOn", "lastOn"
    from jsonb_to_recordset(${JSON.stringify(waves)}::jsonb) as entry ("waveId" uuid, name text, "firstOn" date, "lastOn" date)
    on conflict (programme_id, name) do update set first_on = excluded.first_on, last_on = excluded.last_on`.execute(
    transaction,
  );
}

/** Adds induction weeks, or changes the places of those that exist. */
export async function replaceInductionWeeks(transaction: Transaction, weeks: InductionWeekEntry[]): Promise<void> {
  await sql`
    insert into induction_week (programme_id, country_code, starts_on, places)
    select tern_programme(), "countryCode", "startsOn", places
    from jsonb_to_recordset(${JSON.stringify(weeks)}::jsonb) as entry ("countryCode" text, "startsOn" date, places smallint)
    on conflict (programme_id, country_code, starts_on) do update set places = excluded.places`.execute(transaction);
}

/** Adds rates, or changes those of specialties that have one. */
export async function replaceVisitRates(transaction: Transaction, rates: VisitRateEntry[]): Promise<void> {
  await sql`
    insert into visit_rate (programme_id, specialty_code, stipend_per_week_cents, licence_cents)
    select tern_programme(), "specialtyCode", "stipendPerWeekCents", "licenceCents"
    from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as entry (
      "specialtyCode" text, "stipendPerWeekCents" bigint, "licenceCents" bigint)
    on conflict (programme_id, specialty_code) do update set
      stipend_per_week_cents = excluded.stipend_per_week_cents, licence_cents = excluded.licence_cents`.execute(
    transaction,
  );
}

/** Adds a period with the budgets of its blocks, or replaces the one with the same id. */
export async function replacePeriod(
  transaction: Transaction,
  context: ProgrammeContext,
  period: Period,
): Promise<void> {
  const { blockBudgetsCents, periodId, valueWeights, ...columns } = period;
  const values = { ...columns, valueWeights: json(valueWeights) };
  await transaction
    .insertInto("planningPeriod")
    .values({ programmeId: context.programmeId, periodId, ...values })
    .onConflict((conflict) => conflict.columns(["programmeId", "periodId"]).doUpdateSet(values))
    .execute();
  await transaction.deleteFrom("blockBudget").where("periodId", "=", periodId).execute();
  const { programmeId } = context;
  const budgets = blockBudgetsCents.map((budgetCents, block) => ({ programmeId, periodId, block, budgetCents }));
  if (budgets.length > 0) await transaction.insertInto("blockBudget").values(budgets).execute();
}
