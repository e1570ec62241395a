import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { listedTwice, refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import { inductionWeekProblems, waveProblems } from "./programme-problems.ts";
import { replaceInductionWeeks, replaceWaves } from "./programme-writes.queries.server.ts";
import { getKnownCodes } from "./reference.queries.server.ts";
import type { InductionWeekEntry, WaveEntry } from "./wave.ts";
import { getInductionWeekEntries, getWaveEntries } from "./wave.queries.server.ts";

/** Adds waves and induction weeks, and changes those that are known: waves by name, weeks by country and Monday.
 *  @returns how many of each were added, changed and left as they were
 *  @refuses programme/waves-refused with every problem, for example waves that overlap; then nothing is saved */
export async function saveWaves(
  transaction: Transaction,
  context: ProgrammeContext,
  entries: { waves: WaveEntry[]; inductionWeeks: InductionWeekEntry[] },
): Promise<{ waves: SavedCounts; inductionWeeks: SavedCounts } | RowsRefusal> {
  const { countries } = await getKnownCodes(transaction);
  const present = await getWaveEntries(transaction);
  const names = entries.waves.map(({ name }) => name);
  const problems = [
    ...listedTwice(names, { field: "name", code: "programme/wave-twice" }),
    ...listedTwice(entries.inductionWeeks.map(weekKey), { field: "startsOn", code: "programme/induction-week-twice" }),
    ...waveProblems([...present.filter(({ name }) => !names.includes(name)), ...entries.waves]),
    ...entries.inductionWeeks.flatMap((week) => inductionWeekProblems(week, { countries })),
  ];
  if (problems.length > 0) return refuseRows("programme/waves-refused", problems);
  const waves = sortOut(entries.waves, { present, keyOf: ({ name }) => name });
  const presentWeeks = await getInductionWeekEntries(transaction);
  const weeks = sortOut(entries.inductionWeeks, { present: presentWeeks, keyOf: weekKey });
  const changedWaves = [...waves.added, ...waves.changed];
  const changedWeeks = [...weeks.added, ...weeks.changed];
  await replaceWaves(
    transaction,
    changedWaves.map((wave) => ({ waveId: newId(), ...wave })),
  );
  await replaceInductionWeeks(transaction, changedWeeks);
  await writeAudit(transaction, context, {
    act: "programme/save-waves",
    object: { kind: "programme", id: context.programmeId },
    after: { waves: changedWaves, inductionWeeks: changedWeeks },
  });
  return { waves: countsOf(waves), inductionWeeks: countsOf(weeks) };
}

function weekKey({ countryCode, startsOn }: InductionWeekEntry): string {
  return `${countryCode} ${startsOn}`;
}
