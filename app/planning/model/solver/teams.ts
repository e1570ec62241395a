import { addToDraft, fits, gainOf, removeFromDraft, type Draft } from "./draft.ts";
import type { Problem } from "./problem.ts";

/** Brings a visit into the draft; at a team's post, together with the best that fits at each of the other posts.
 *  @returns the visits that came in; none when they do not fit or gain nothing */
export function tryToAdd(draft: Draft, visit: number, atLeast = 1): number[] {
  if (!fits(draft, visit)) return [];
  const others = otherGroups(draft.problem, visit);
  if (others.length === 0) {
    if (gainOf(draft, visit) < atLeast) return [];
    addToDraft(draft, visit);
    return [visit];
  }
  const before = draft.points;
  const added = [visit];
  addToDraft(draft, visit);
  for (const group of others) {
    const partner = bestThatFits(draft, group);
    if (partner < 0) break;
    addToDraft(draft, partner);
    added.push(partner);
  }
  if (added.length === others.length + 1 && draft.points - before >= atLeast) return added;
  for (const one of added.toReversed()) removeFromDraft(draft, one);
  return [];
}

/** The groups of a visit's slot at the other posts of its team. */
export function otherGroups({ visits }: Problem, visit: number): number[] {
  const { groups, slots, group } = visits;
  const own = group[visit]!;
  const slot = groups.slot[own]!;
  const first = slots.firstGroup[slot]!;
  const size = slots.firstGroup[slot + 1]! - first;
  return size === 1 ? [] : Array.from({ length: size }, (_, place) => first + place).filter((other) => other !== own);
}

function bestThatFits(draft: Draft, group: number): number {
  const { groups } = draft.problem.visits;
  let best = -1;
  let bestGain = -Infinity;
  for (let visit = groups.firstVisit[group]!; visit < groups.firstVisit[group + 1]!; visit++) {
    if (!fits(draft, visit)) continue;
    const gain = gainOf(draft, visit);
    if (gain <= bestGain) continue;
    best = visit;
    bestGain = gain;
  }
  return best;
}
