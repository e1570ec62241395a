import { readBestSchedule } from "./best-schedule.ts";
import { addToDraft, fits, type Draft } from "./draft.ts";
import { boundAt, type Bounding } from "./bound.ts";
import { draftOf } from "./first-plan.ts";
import { fillGreedily } from "./greedy.ts";
import { isOver, offer, report, shuffled, type Search } from "./search.ts";
import { visitsOfUnit } from "./problem.ts";
import { fillFromEnd } from "./unit-programme.ts";
import { tryToAdd } from "./teams.ts";

/** Makes plans from the best prices, the units in as many orders as there are tries, and offers them.
 *  @param settled visits that every plan has */
export function tryPricedPlans(search: Search, settled: readonly number[], tries: number): void {
  const { bounding, random } = search;
  const { problem } = bounding;
  boundAt(bounding, search.priced.prices);
  for (let turn = 0; turn < tries && !isOver(search); turn++) {
    const draft = draftOf(problem, settled)!;
    fillByPrices(bounding, draft, { order: shuffled(random, [...problem.units.keys()]) });
    fillGreedily(draft, [[0, problem.visits.count]]);
    offer(search, draft);
    report(search, "improving");
  }
}

/** Fills a draft unit by unit: each takes its best schedule at the current prices from the visits that still fit. The prices speak for
 *  the units that come later.
 *  @param way the units, each once, and for each visit whether it is left out this time, so that other schedules come up */
export function fillByPrices(
  bounding: Bounding,
  draft: Draft,
  way: { order: Iterable<number>; isStruck?: () => boolean },
): void {
  const { problem, programme, reduced, masked } = bounding;
  for (const index of way.order) {
    const unit = problem.units[index]!;
    const [first, after] = visitsOfUnit(problem, index);
    for (let visit = first; visit < after; visit++) {
      masked[visit] = draft.inPlan[visit] || (!way.isStruck?.() && fits(draft, visit)) ? reduced[visit]! : -Infinity;
    }
    // What is settled already at this unit must be passed through; its programme knows only where locked visits start.
    if (fillFromEnd(programme, unit, masked) === -Infinity) continue;
    const chosen: number[] = [];
    readBestSchedule(programme, chosen);
    addWhole(draft, chosen, unit.posts.length);
  }
}

/** Adds a schedule's visits where they still fit together: money may run out half-way. At a team's posts, all of a slot or none. */
function addWhole(draft: Draft, chosen: number[], size: number): void {
  for (let at = 0; at < chosen.length; at += size) {
    const visit = chosen[at]!;
    if (size > 1) tryToAdd(draft, visit, -Infinity);
    else if (fits(draft, visit)) addToDraft(draft, visit);
  }
}
