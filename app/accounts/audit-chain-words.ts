import { m } from "#app/paraglide/messages.js";
import type { Fault } from "./audit-chain.ts";

type Range = { from: number; to: number };

const FAULT_WORDS: Record<Fault["kind"], (range: Range) => string> = {
  "beginning-cut": m.accounts_chain_beginning_cut,
  missing: m.accounts_chain_missing,
  "line-removed": m.accounts_chain_line_removed,
  altered: m.accounts_chain_altered,
  "not-following": m.accounts_chain_not_following,
  "end-cut": m.accounts_chain_end_cut,
  "differs-from-anchor": m.accounts_chain_differs_from_anchor,
};

/** What was found of a programme's chain, a line for each fault: "lesotho: 40–42: lines are missing". */
export function verdictInWords(verdict: {
  programme: string;
  head: { sequence: number; hash: string };
  faults: readonly Fault[];
  unlinked: number;
}): string[] {
  const { programme, head, faults, unlinked } = verdict;
  const found = faults.map(({ kind, ...range }) => FAULT_WORDS[kind](range));
  if (unlinked > 0) found.push(m.accounts_chain_unlinked({ number: unlinked }));
  if (found.length === 0) found.push(m.accounts_chain_whole({ number: head.sequence, hash: head.hash }));
  return found.map((words) => `${programme}: ${words}`);
}
