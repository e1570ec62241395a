import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { listedTwice, refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import { blockCount } from "#app/programme/period.ts";
import { getPeriodByName } from "#app/programme/period.queries.server.ts";
import { getKnownCodes } from "#app/programme/reference.queries.server.ts";
import { replaceRequests } from "./needs-writes.queries.server.ts";
import { normalRequest, type RequestEntry } from "./request.ts";
import { requestProblems } from "./request-problems.ts";
import { getRequestEntries, listRequestsByCode } from "./request.queries.server.ts";

/** Adds requests to the programme, and replaces what is kept of those whose code is known. Others stay as they are.
 *  @param saved.periodName the period whose blocks the wanted weeks are for
 *  @returns how many were added, changed and left as they were
 *  @refuses needs/unknown-period; needs/requests-refused with every problem of every entry: then nothing is saved */
export async function saveRequests(
  transaction: Transaction,
  context: ProgrammeContext,
  saved: { periodName: string; requests: RequestEntry[] },
): Promise<SavedCounts | Refusal | RowsRefusal> {
  const period = await getPeriodByName(transaction, saved.periodName);
  if (!period) return refuse("needs/unknown-period", { value: saved.periodName });
  const known = await getKnownCodes(transaction);
  const codes = saved.requests.map(({ code }) => code);
  const problems = [
    ...listedTwice(codes, { field: "code", code: "needs/request-twice" }),
    ...saved.requests.flatMap((entry) => requestProblems(entry, known, blockCount(period))),
  ];
  if (problems.length > 0) return refuseRows("needs/requests-refused", problems);
  const present = await getRequestEntries(transaction, period.name, codes);
  const entries = saved.requests.map((entry) => normalRequest(entry, blockCount(period)));
  const sorted = sortOut(entries, { present, keyOf: ({ code }) => code });
  const toSave = [...sorted.added, ...sorted.changed];
  const ids = new Map(
    (await listRequestsByCode(transaction, null, codes)).map(({ code, requestId }) => [code, requestId]),
  );
  const requests = toSave.map((entry) => ({ requestId: ids.get(entry.code) ?? newId(), ...entry }));
  await replaceRequests(transaction, { periodId: period.periodId, requests });
  const counts = countsOf(sorted);
  await writeAudit(transaction, context, {
    act: "needs/save-requests",
    object: { kind: "planning-period", id: period.periodId },
    after: { ...counts, codes: toSave.map(({ code }) => code) },
  });
  return counts;
}
