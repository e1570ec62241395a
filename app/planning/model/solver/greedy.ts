import { fits, gainOf, type Draft } from "./draft.ts";
import { tryToAdd } from "./teams.ts";

/** Fills a draft with the visits that gain most for their money, looked at again as the draft fills: a heap in which a visit whose gain has
 *  shrunk sinks to its new place. Of equal ones the first in slot order comes first.
 *  @param ranges the visits to choose from, each from the first index up to, not including, the second */
export function fillGreedily(draft: Draft, ranges: readonly (readonly [number, number])[]): void {
  const heap = heapOf(ranges.reduce((sum, [first, after]) => sum + after - first, 0));
  for (const [first, after] of ranges) {
    for (let visit = first; visit < after; visit++) {
      if (!fits(draft, visit)) continue;
      const rate = rateOf(draft, visit);
      if (rate > 0) heap.push(visit, rate);
    }
  }
  while (heap.size > 0) {
    const { item, key } = heap.pop();
    if (!fits(draft, item)) continue;
    const rate = rateOf(draft, item);
    if (rate <= 0) continue;
    if (rate < key) heap.push(item, rate);
    else tryToAdd(draft, item);
  }
}

/** Points for each unit of money. */
function rateOf(draft: Draft, visit: number): number {
  return gainOf(draft, visit) / Math.max(1, draft.problem.visits.cost[visit]!);
}

type Heap = {
  readonly size: number;
  push: (item: number, key: number) => void;
  pop: () => { item: number; key: number };
};

/** The largest key first, of equal keys the smallest item. */
function heapOf(room: number): Heap {
  const items = new Int32Array(room + 1);
  const keys = new Float64Array(room + 1);
  let size = 0;
  const before = (a: number, b: number) => {
    const ahead = keys[a]! - keys[b]!;
    return ahead > 0 || (ahead === 0 && items[a]! < items[b]!);
  };
  const swap = (a: number, b: number) => {
    [items[a], items[b]] = [items[b]!, items[a]!];
    [keys[a], keys[b]] = [keys[b]!, keys[a]!];
  };
  const push = (item: number, key: number) => {
    let at = size++;
    items[at] = item;
    keys[at] = key;
    while (at > 0 && before(at, (at - 1) >> 1)) {
      swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  };
  const pop = () => {
    const top = { item: items[0]!, key: keys[0]! };
    swap(0, --size);
    let at = 0;
    for (;;) {
      let next = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < size && before(child, next)) next = child;
      if (next === at) return top;
      swap(at, next);
      at = next;
    }
  };
  return {
    get size() {
      return size;
    },
    push,
    pop,
  };
}
