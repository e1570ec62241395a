import type { PlanInput, Visit } from "../plan-input.ts";
import { placeOf } from "../lookup.ts";
import type { SoftRule } from "../rule.ts";
import { blockOf } from "../visit.ts";

/** What covering wanted weeks is worth: at each post and in each block the first third of the wanted weeks counts most, and beyond
 *  the wanted weeks nothing. Two visitors in a hand-over week count two.
 *  @source docs/model.md#value */
export const coverage: SoftRule = { name: "coverage", hardness: "soft", heldBy: { by: "post-programme" }, points };

function points(input: PlanInput, visits: readonly Visit[]): number {
  let sum = 0;
  for (const [postId, servedByBlock] of weeksServed(input, visits)) {
    const { post } = placeOf(input, postId);
    for (const [block, served] of servedByBlock.entries())
      sum += post.weight * pointsForWeeks(served, post.wanted[block] ?? 0, input.value.coverage);
  }
  return sum;
}

/** Visitor weeks at each post that has any, by block. */
export function weeksServed(input: PlanInput, visits: readonly Visit[]): Map<string, number[]> {
  const served = new Map<string, number[]>();
  for (const visit of visits) {
    const byBlock = served.get(visit.post) ?? input.budgetByBlock.map(() => 0);
    served.set(visit.post, byBlock);
    for (let week = visit.start; week < visit.start + visit.weeks; week++) {
      const block = blockOf(input, week);
      byBlock[block] = (byBlock[block] ?? 0) + 1;
    }
  }
  return served;
}

/** Points, before the post's weight, for weeks served of the weeks wanted in one block.
 *  The parts are ⌈D/3⌉, ⌈(D − ⌈D/3⌉)/2⌉ and the rest of the wanted weeks D.
 *  @param served visitor weeks (>= 0)
 *  @param wanted weeks (>= 0)
 *  @param worth points per week in the first, second and third part */
export function pointsForWeeks(served: number, wanted: number, worth: [number, number, number]): number {
  const first = Math.ceil(wanted / 3);
  const second = Math.ceil((wanted - first) / 2);
  const third = wanted - first - second;
  const within = (part: number, before: number) => Math.min(part, Math.max(0, served - before));
  return worth[0] * within(first, 0) + worth[1] * within(second, first) + worth[2] * within(third, first + second);
}
