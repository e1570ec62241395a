import type { Frame } from "./frame.ts";
import type { VisitList } from "./possible-visits.ts";
import type { Unit } from "./problem.ts";

/** The order of visits in the solver's arrays: unit, start, weeks, post, and within these the order of the list (people by id). What a
 *  team cannot fill at each of its posts is left out. Sorting is by counting: 1.5 million visits take a fifth of a second.
 *  @returns indexes into the list */
export function slotOrder(at: { frame: Frame; units: Unit[]; unitOfPost: Int32Array; list: VisitList }): Int32Array {
  const { list, units } = at;
  const keys = groupKeys(at);
  const next = new Int32Array(keys.total + 1);
  for (let index = 0; index < list.count; index++) next[keys.of(index) + 1]!++;
  const counts = next.slice(1);
  dropUnfilled({ units, counts, firstKey: keys.firstKey });
  for (let key = 0; key < keys.total; key++) next[key + 1] = next[key]! + counts[key]!;
  const order = new Int32Array(next[keys.total]!);
  for (let index = 0; index < list.count; index++) {
    const key = keys.of(index);
    if (counts[key]! > 0) order[next[key]!++] = index;
  }
  return order;
}

type GroupKeys = { total: number; of: (index: number) => number; firstKey: Int32Array };

/** A number for each unit, start, weeks and post, rising in slot order. */
function groupKeys(at: { frame: Frame; units: Unit[]; unitOfPost: Int32Array; list: VisitList }): GroupKeys {
  const { frame, units, unitOfPost, list } = at;
  let longest = 1;
  for (let index = 0; index < list.count; index++) longest = Math.max(longest, list.weeks[index]!);
  const firstKey = new Int32Array(units.length + 1);
  const placeInUnit = new Int32Array(frame.posts.length);
  units.forEach((unit, index) => {
    firstKey[index + 1] = firstKey[index]! + frame.weeks * longest * unit.posts.length;
    unit.posts.forEach((post, place) => (placeInUnit[post] = place));
  });
  const of = (index: number) => {
    const post = list.post[index]!;
    const unit = unitOfPost[post]!;
    const slot = list.start[index]! * longest + list.weeks[index]! - 1;
    return firstKey[unit]! + slot * units[unit]!.posts.length + placeInUnit[post]!;
  };
  return { total: firstKey[units.length]!, of, firstKey };
}

function dropUnfilled(at: { units: Unit[]; counts: Int32Array; firstKey: Int32Array }): void {
  at.units.forEach((unit, index) => {
    const size = unit.posts.length;
    if (size === 1) return;
    for (let key = at.firstKey[index]!; key < at.firstKey[index + 1]!; key += size) {
      if (at.counts.subarray(key, key + size).includes(0)) at.counts.fill(0, key, key + size);
    }
  });
}
