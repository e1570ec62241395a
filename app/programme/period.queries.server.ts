import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import type { PeriodEntry, PeriodFrame, ValueWeights } from "./period.ts";

export type Period = PeriodEntry & { periodId: string };

/** All planning periods, the latest first. */
export async function listPeriods(transaction: Transaction): Promise<Period[]> {
  return await selectPeriods(transaction).orderBy("startsOn", "desc").orderBy("name").execute();
}

/** When the planning periods are, the latest first: for pages of people who are not told what a period costs. */
export async function listPeriodFrames(transaction: Transaction): Promise<(PeriodFrame & { periodId: string })[]> {
  return await transaction
    .selectFrom("planningPeriod")
    .select(["periodId", "name", "startsOn", "weeks", "blockWeeks"])
    .orderBy("startsOn", "desc")
    .orderBy("name")
    .execute();
}

/** The period with an id, or null. */
export async function getPeriod(transaction: Transaction, periodId: string): Promise<Period | null> {
  return (await selectPeriods(transaction).where("periodId", "=", periodId).executeTakeFirst()) ?? null;
}

/** Holds a period until the transaction ends, so that nobody else decides about it meanwhile. Plans and runs of it can still be added.
 *  Who holds a plan too takes the period first. */
export async function lockPeriod(transaction: Transaction, periodId: string): Promise<void> {
  await transaction
    .selectFrom("planningPeriod")
    .select("periodId")
    .where("periodId", "=", periodId)
    .forNoKeyUpdate()
    .execute();
}

/** The period with a name, or the latest when no name is given; null when there is none. */
export async function getPeriodByName(transaction: Transaction, name?: string): Promise<Period | null> {
  if (name === undefined) return (await listPeriods(transaction))[0] ?? null;
  return (await selectPeriods(transaction).where("name", "=", name).executeTakeFirst()) ?? null;
}

/** The period with a name, or the latest, as a workbook says it; null when there is none. */
export async function getPeriodEntry(transaction: Transaction, name?: string): Promise<PeriodEntry | null> {
  const period = await getPeriodByName(transaction, name);
  if (!period) return null;
  const { periodId: _, ...entry } = period;
  return entry;
}

/** The programme's own name, country and currency. */
export async function getProgramme(transaction: Transaction) {
  return await transaction
    .selectFrom("programme")
    .select(["programmeId", "code", "name", "countryCode", "currency", "timeZone", "demonstration"])
    .where("programmeId", "=", sql<string>`tern_programme()`)
    .executeTakeFirstOrThrow();
}

function selectPeriods(transaction: Transaction) {
  return transaction.selectFrom("planningPeriod").select([
    "periodId",
    "name",
    "startsOn",
    "weeks",
    "blockWeeks",
    "budgetCents",
    "clearanceWeeks",
    sql<ValueWeights>`value_weights`.as("valueWeights"),
    "movedPoints",
    "droppedPoints",
    sql<number[]>`coalesce((
      select json_agg(b.budget_cents order by b.block) from block_budget b
      where b.programme_id = planning_period.programme_id and b.period_id = planning_period.period_id), '[]')`.as(
      "blockBudgetsCents",
    ),
  ]);
}
