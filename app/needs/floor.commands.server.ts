import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { listedTwice, refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import { getPeriodByName } from "#app/programme/period.queries.server.ts";
import { getFloorEntries, getTeamEntries } from "./floor.queries.server.ts";
import { replaceFloors, replaceTeams } from "./needs-writes.queries.server.ts";
import { normalFloor, normalTeam, type FloorEntry, type TeamEntry } from "./request.ts";
import { floorProblems, teamProblems } from "./request-problems.ts";
import { listRequestCodes } from "./request.queries.server.ts";

/** Adds floors to a period, and replaces those whose name is known. Others stay as they are.
 *  @returns how many were added, changed and left as they were
 *  @refuses needs/unknown-period; needs/floors-refused with every problem, for example a request that does not exist */
export async function saveFloors(
  transaction: Transaction,
  context: ProgrammeContext,
  saved: { periodName: string; floors: FloorEntry[] },
): Promise<SavedCounts | Refusal | RowsRefusal> {
  const period = await getPeriodByName(transaction, saved.periodName);
  if (!period) return refuse("needs/unknown-period", { value: saved.periodName });
  const keyOf = ({ name }: FloorEntry): string => name;
  const problems = [
    ...listedTwice(saved.floors.map(keyOf), { field: "name", code: "needs/floor-twice" }),
    ...floorProblems(saved.floors, new Set(await listRequestCodes(transaction))),
  ];
  if (problems.length > 0) return refuseRows("needs/floors-refused", problems);
  const sorted = sortOut(saved.floors.map(normalFloor), {
    present: await getFloorEntries(transaction, period.name),
    keyOf,
  });
  const toSave = [...sorted.added, ...sorted.changed];
  const floors = toSave.map((entry) => ({ floorId: newId(), ...entry }));
  await replaceFloors(transaction, { periodId: period.periodId, floors });
  await writeAudit(transaction, context, {
    act: "needs/save-floors",
    object: { kind: "planning-period", id: period.periodId },
    after: { floors: toSave },
  });
  return countsOf(sorted);
}

/** Adds teams, and replaces the requests of those whose code is known. Others stay as they are.
 *  @returns how many were added, changed and left as they were
 *  @refuses needs/teams-refused with every problem, for example a request in two teams */
export async function saveTeams(
  transaction: Transaction,
  context: ProgrammeContext,
  entries: TeamEntry[],
): Promise<SavedCounts | RowsRefusal> {
  const keyOf = ({ code }: TeamEntry): string => code;
  const present = await getTeamEntries(transaction);
  const named = new Set(entries.map(keyOf));
  const problems = [
    ...listedTwice(entries.map(keyOf), { field: "code", code: "needs/team-twice" }),
    ...teamProblems(entries, {
      others: present.filter(({ code }) => !named.has(code)),
      requests: new Set(await listRequestCodes(transaction)),
    }),
  ];
  if (problems.length > 0) return refuseRows("needs/teams-refused", problems);
  const sorted = sortOut(entries.map(normalTeam), { present, keyOf });
  const toSave = [...sorted.added, ...sorted.changed];
  await replaceTeams(
    transaction,
    toSave.map((entry) => ({ teamId: newId(), ...entry })),
  );
  await writeAudit(transaction, context, {
    act: "needs/save-teams",
    object: { kind: "programme", id: context.programmeId },
    after: { teams: toSave },
  });
  return countsOf(sorted);
}
