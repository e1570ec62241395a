import { addToDraft, removeFromDraft, visitsInDraft, type Draft } from "./draft.ts";
import { draftOf } from "./first-plan.ts";
import { fillGreedily } from "./greedy.ts";
import { chooseNeighbourhood, unitLosses } from "./neighbourhood.ts";
import { fillByPrices } from "./priced-plan.ts";
import { visitsOfUnit } from "./problem.ts";
import { isOver, offer, report, shuffled, type Search } from "./search.ts";

const UNITS_AT_ONCE = { least: 4, most: 12 };
/** After so many attempts, what each unit loses is looked at anew. */
const ATTEMPTS_BETWEEN_LOOKS = 50;

/** An attempt leaves out up to so many in a hundred visits, drawn anew each time. */
const MOST_STRUCK_PERCENT = 20;

/** At first a plan may be worse than the best by this share of the value, later by less, in the end by nothing: so the search leaves plans
 *  that no small change improves. */
const FIRST_TOLERANCE = 0.0005;

/** Empties a few units that stand in each other's way and fills them again by the prices, in another order, then with what fits and gains;
 *  keeps what is not much worse than the best. Quick: an attempt costs a few programmes of units.
 *  @param settled visits that stay whatever happens */
export function rebuild(search: Search, settled: readonly number[], attempts: number): void {
  const { bounding, random } = search;
  const { problem } = bounding;
  const stays = new Set(settled);
  const draft = draftOf(problem, search.best.visits)!;
  let losses = unitLosses(search, visitsInDraft(draft));
  for (let attempt = 0; attempt < attempts && !isOver(search); attempt++) {
    if (attempt % ATTEMPTS_BETWEEN_LOOKS === 0) {
      losses = unitLosses(search, visitsInDraft(draft));
      report(search, "improving");
    }
    const size = UNITS_AT_ONCE.least + random.below(UNITS_AT_ONCE.most - UNITS_AT_ONCE.least + 1);
    const units = chooseNeighbourhood(search, losses, size);
    const tolerance = FIRST_TOLERANCE * Math.abs(search.best.points) * (1 - (attempt + 1) / attempts);
    rebuildUnits(search, draft, { units, stays, least: search.best.points - tolerance });
    offer(search, draft);
  }
}

function rebuildUnits(
  search: Search,
  draft: Draft,
  at: { units: number[]; stays: ReadonlySet<number>; least: number },
): void {
  const { problem } = search.bounding;
  const removed = at.units.flatMap((unit) => visitsIn(draft, unit)).filter((visit) => !at.stays.has(visit));
  for (const visit of removed) removeFromDraft(draft, visit);
  const { random } = search;
  const chance = random.below(MOST_STRUCK_PERCENT + 1);
  fillByPrices(search.bounding, draft, {
    order: shuffled(random, at.units),
    isStruck: () => random.below(100) < chance,
  });
  fillGreedily(
    draft,
    at.units.map((unit) => visitsOfUnit(problem, unit)),
  );
  if (draft.points >= at.least) return;
  const added = at.units.flatMap((unit) => visitsIn(draft, unit)).filter((visit) => !at.stays.has(visit));
  for (const visit of added) removeFromDraft(draft, visit);
  for (const visit of removed) addToDraft(draft, visit);
}

function visitsIn({ problem, startingAt, horizon }: Draft, unit: number): number[] {
  const visits: number[] = [];
  for (const post of problem.units[unit]!.posts) {
    for (let at = post * horizon; at < (post + 1) * horizon; at++)
      if (startingAt[at]! > 0) visits.push(startingAt[at]! - 1);
  }
  return visits;
}
