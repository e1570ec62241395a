import { getOrganisation } from "#app/accounts/organisation.queries.server.ts";
import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { listedTwice, refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import type { FacilityEntry } from "./facility.ts";
import { listFacilities, lockHost, updateHost } from "./facility.queries.server.ts";
import { facilityProblems } from "./programme-problems.ts";
import { replaceFacilities } from "./programme-writes.queries.server.ts";
import { getKnownCodes } from "./reference.queries.server.ts";

/** Adds hospitals to the programme, and replaces what is kept of those whose code is known. Others stay as they are.
 *  @returns how many were added, changed and left as they were
 *  @refuses programme/facilities-refused with every problem of every entry; then nothing is saved */
export async function saveFacilities(
  transaction: Transaction,
  context: ProgrammeContext,
  entries: FacilityEntry[],
): Promise<SavedCounts | RowsRefusal> {
  const known = await getKnownCodes(transaction);
  const problems = [
    ...listedTwice(
      entries.map(({ code }) => code),
      { field: "code", code: "programme/facility-twice" },
    ),
    ...entries.flatMap((entry) => facilityProblems(entry, known)),
  ];
  if (problems.length > 0) return refuseRows("programme/facilities-refused", problems);
  const facilities = await listFacilities(transaction);
  const ids = new Map(facilities.map(({ code, facilityId }) => [code, facilityId]));
  const present = facilities.map(({ facilityId: _, ...entry }) => entry);
  const sorted = sortOut(entries, { present, keyOf: ({ code }) => code });
  const toSave = [...sorted.added, ...sorted.changed];
  await replaceFacilities(
    transaction,
    toSave.map((entry) => ({ facilityId: ids.get(entry.code) ?? newId(), ...entry })),
  );
  const counts = countsOf(sorted);
  await writeAudit(transaction, context, {
    act: "programme/save-facilities",
    object: { kind: "programme", id: context.programmeId },
    after: { ...counts, codes: toSave.map(({ code }) => code) },
  });
  return counts;
}

/** Says whose members act for a hospital: they then see its requests and placements (app/accounts/policy.ts, `own-hospital`).
 *  Said again, it changes nothing and leaves no line.
 *  @param asked.organisationId null for nobody's
 *  @refuses programme/unknown-hospital; programme/unknown-host when it is no organisation of a hospital */
export async function setHost(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: { code: string; organisationId: string | null },
): Promise<Refusal<"programme/unknown-hospital" | "programme/unknown-host"> | null> {
  const { code, organisationId } = asked;
  const before = await lockHost(transaction, code);
  if (before === undefined) return refuse("programme/unknown-hospital", { code });
  const organisation = organisationId === null ? null : await getOrganisation(transaction, organisationId);
  if (organisationId !== null && organisation?.kind !== "facility") return refuse("programme/unknown-host");
  if (before === organisationId) return null;
  await updateHost(transaction, asked);
  await writeAudit(transaction, context, {
    act: "programme/set-host",
    object: { kind: "facility", id: code },
    before: { organisationId: before },
    after: { organisationId },
  });
  return null;
}
