import { compactModel } from "./compact-model.ts";
import { addToDraft, emptyDraft, fits, type Draft } from "./draft.ts";
import type { Problem } from "./problem.ts";
import { runMip } from "./run-highs.ts";
import type { SolveOptions } from "./search.ts";
import { otherGroups } from "./teams.ts";

/** The visits that every plan of the search starts from: the locked ones, and where they are at teams' posts, somebody for each other
 *  post, chosen by a small model.
 *  @returns null when nobody can come along */
export function settledVisits(problem: Problem, options: SolveOptions): number[] | null {
  const { groups } = problem.visits;
  const missing = new Set(problem.locked.flatMap((visit) => otherGroups(problem, visit)));
  for (const visit of problem.locked) missing.delete(problem.visits.group[visit]!);
  if (missing.size === 0) return problem.locked;
  const partners = [...missing].flatMap((group) =>
    Array.from(
      { length: groups.firstVisit[group + 1]! - groups.firstVisit[group]! },
      (_, at) => groups.firstVisit[group]! + at,
    ),
  );
  const choice = [...problem.locked, ...partners].sort((a, b) => a - b);
  const model = compactModel({ problem, choice, settled: new Set(problem.locked) });
  const shouldStop = () => false;
  const { values } = runMip(options.highs, {
    model,
    start: null,
    nodes: 10_000,
    enough: 0,
    seconds: options.seconds,
    shouldStop,
    seed: 0,
  });
  return values && choice.filter((_, column) => values[column]! > 0.5);
}

/** A draft of visits, or null when they break a rule together. */
export function draftOf(problem: Problem, visits: Iterable<number>): Draft | null {
  const draft = emptyDraft(problem);
  for (const visit of visits) {
    if (!fits(draft, visit)) return null;
    addToDraft(draft, visit);
  }
  return draft;
}
