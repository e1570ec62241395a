import { readBestSchedule } from "./best-schedule.ts";
import { addToDraft, fits, type Draft } from "./draft.ts";
import type { Bounding } from "./bound.ts";
import { visitsOfUnit } from "./problem.ts";
import { fillFromEnd } from "./unit-programme.ts";
import { tryToAdd } from "./teams.ts";

/** Fills a draft unit by unit: each takes its best schedule at the current prices from the visits that still fit. The prices speak for
 *  the units that come later.
 *  @param order units, each once */
export function fillByPrices(bounding: Bounding, draft: Draft, order: Iterable<number>): void {
  const { problem, programme, reduced, masked } = bounding;
  for (const index of order) {
    const unit = problem.units[index]!;
    const [first, after] = visitsOfUnit(problem, index);
    for (let visit = first; visit < after; visit++) {
      masked[visit] = draft.inPlan[visit] || fits(draft, visit) ? reduced[visit]! : -Infinity;
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
