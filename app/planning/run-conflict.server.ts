import type { Transaction } from "#app/lib/database.server.ts";
import { getNaming } from "./board/board-data.server.ts";
import { conflictInWords } from "./conflict-words.ts";
import { findConflict } from "./model/conflict.ts";
import { getPlanInput } from "./plan.queries.server.ts";
import type { PlanRun } from "./plan-run.queries.server.ts";

/** Why a run gave no plan, by names and dates in the reader's language. The worker, which has no reader, kept only the visits' codes.
 *  @returns null for a run that did not end in a conflict; the kept codes where the conflict cannot be found again */
export async function runConflictInWords(
  transaction: Transaction,
  { conflict, inputDigest }: Pick<PlanRun, "conflict" | "inputDigest">,
): Promise<string[] | null> {
  if (conflict === null) return null;
  const input = await getPlanInput(transaction, inputDigest);
  const found = findConflict(input);
  if (!found) return conflict;
  const people = [...new Set(found.visits.map(({ person }) => person))];
  return conflictInWords(found, await getNaming(transaction, input, people));
}
