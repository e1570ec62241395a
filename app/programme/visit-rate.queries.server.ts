import type { Transaction } from "#app/lib/database.server.ts";
import type { VisitRateEntry } from "./visit-rate.ts";

/** What a visit costs, with the specialty's name, by name. */
export async function listVisitRates(transaction: Transaction): Promise<(VisitRateEntry & { name: string })[]> {
  return await transaction
    .selectFrom("visitRate")
    .innerJoin("specialty", "specialty.specialtyCode", "visitRate.specialtyCode")
    .select(["visitRate.specialtyCode", "specialty.name", "stipendPerWeekCents", "licenceCents"])
    .orderBy("specialty.name")
    .execute();
}

/** The rates as a workbook says them, by specialty. */
export async function getVisitRateEntries(transaction: Transaction): Promise<VisitRateEntry[]> {
  return await transaction
    .selectFrom("visitRate")
    .select(["specialtyCode", "stipendPerWeekCents", "licenceCents"])
    .orderBy("specialtyCode")
    .execute();
}
