import type { Transaction } from "#app/lib/database.server.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import type { Refusal } from "#app/lib/refusal.ts";
import { getBoardData, getNaming } from "./board/board-data.server.ts";
import { boardNaming } from "./board/board-naming.ts";
import { breachInWords } from "./breach-words.ts";
import type { Breach } from "./model/breach.ts";
import { getPlan } from "./plan.queries.server.ts";
import { PLANNING_REFUSALS } from "./refusals.ts";

/** Why an edit of a plan is refused, with the person and the post by the names that its page gives them. */
export async function editRefusalInWords(transaction: Transaction, planId: string, refusal: Refusal): Promise<string> {
  const { person, post } = refusal.details;
  const plan = await getPlan(transaction, planId);
  if (!plan) return refusalInWords(refusal, PLANNING_REFUSALS);
  const naming = await getNaming(transaction, plan.input, typeof person === "string" ? [person] : []);
  const named = {
    ...(typeof person === "string" && { person: naming.person(person) }),
    ...(typeof post === "string" && { post: naming.post(post) }),
  };
  return refusalInWords({ ...refusal, details: { ...refusal.details, ...named } }, PLANNING_REFUSALS);
}

/** What a refused plan breaks, a sentence a breach, by names and dates. */
export async function breachesInWords(
  transaction: Transaction,
  planId: string,
  breaches: readonly Breach[],
): Promise<string[]> {
  if (breaches.length === 0) return [];
  const plan = await getPlan(transaction, planId);
  const naming = plan ? boardNaming(await getBoardData(transaction, plan)) : undefined;
  return breaches.map((breach) => breachInWords(breach, naming));
}
