import type { Transaction } from "#app/lib/database.server.ts";
import type { InductionWeekEntry, WaveEntry } from "./wave.ts";
import { waveOn } from "./wave.ts";

/** An induction week with the name of the wave it belongs to, or null. */
export type InductionWeek = InductionWeekEntry & { wave: string | null };

/** The waves of the programme, earliest first. */
export async function listWaves(transaction: Transaction): Promise<WaveEntry[]> {
  return await transaction.selectFrom("wave").select(["name", "firstOn", "lastOn"]).orderBy("firstOn").execute();
}

/** The weeks in which visits can start, by week and country, each with its wave. */
export async function listInductionWeeks(transaction: Transaction): Promise<InductionWeek[]> {
  const waves = await listWaves(transaction);
  const weeks = await getInductionWeekEntries(transaction);
  return weeks
    .map((week) => ({ ...week, wave: waveOn(waves, week.startsOn)?.name ?? null }))
    .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : one.startsOn > other.startsOn ? 1 : 0));
}

/** The waves as a workbook says them, by name. */
export async function getWaveEntries(transaction: Transaction): Promise<WaveEntry[]> {
  return await transaction.selectFrom("wave").select(["name", "firstOn", "lastOn"]).orderBy("name").execute();
}

/** The induction weeks as a workbook says them, by country and week. */
export async function getInductionWeekEntries(transaction: Transaction): Promise<InductionWeekEntry[]> {
  return await transaction
    .selectFrom("inductionWeek")
    .select(["countryCode", "startsOn", "places"])
    .orderBy("countryCode")
    .orderBy("startsOn")
    .execute();
}
