/** Rounds of the exact search before it settles for a set from which nothing can be left out. */
const MOST_ROUNDS = 200;

/** The smallest set of items that cannot hold together, exactly: guess the fewest items that meet every known way to make the rest
 *  hold; if they fail they are the answer; if they hold, grow them as far as they hold, and what had to be left out is a new such way.
 *  Adding items must never make a failing set hold.
 *  @param known a set known to fail, if any: nothing larger is looked at
 *  @returns null when all items hold together
 *  @source Ignatiev, Previti, Liffiton, Marques-Silva: Smallest MUS extraction with minimal hitting set dualization (CP 2015) */
export function smallestSetThatFails<T>(
  items: T[],
  holds: (chosen: T[]) => boolean,
  known: T[] | null,
): { items: T[]; smallest: boolean } | null {
  const waysOut: number[][] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const guess = fewestThatMeetAll(waysOut, items.length);
    if (known && guess.length >= known.length) return { items: known, smallest: true };
    const chosen = items.filter((_, index) => guess.includes(index));
    if (!holds(chosen)) return { items: chosen, smallest: true };
    const left = leftOut(items, guess, holds);
    if (left.length === 0) return null;
    waysOut.push(left);
  }
  return { items: known ?? withoutSuperfluous(items, holds), smallest: false };
}

/** What must be left out when a set that holds takes in every further item that lets it hold. */
function leftOut<T>(items: T[], start: number[], holds: (chosen: T[]) => boolean): number[] {
  const chosen = items.filter((_, index) => start.includes(index));
  const left: number[] = [];
  for (const [index, item] of items.entries()) {
    if (start.includes(index)) continue;
    chosen.push(item);
    if (holds(chosen)) continue;
    chosen.pop();
    left.push(index);
  }
  return left;
}

/** The fewest of the numbers below `count` such that every set has one of them. */
function fewestThatMeetAll(sets: number[][], count: number): number[] {
  for (let size = 0; size <= count; size++) {
    const found = meetAll(sets, [], size);
    if (found) return found;
  }
  throw new Error("A set with no item cannot be met");
}

function meetAll(sets: number[][], chosen: number[], more: number): number[] | null {
  const unmet = sets.filter((set) => !set.some((item) => chosen.includes(item)));
  if (unmet.length === 0) return chosen;
  if (more === 0) return null;
  const smallest = unmet.reduce((least, set) => (set.length < least.length ? set : least));
  for (const item of smallest) {
    const found = meetAll(sets, [...chosen, item], more - 1);
    if (found) return found;
  }
  return null;
}

function withoutSuperfluous<T>(items: T[], holds: (chosen: T[]) => boolean): T[] {
  return items.reduce((kept, item) => {
    const without = kept.filter((other) => other !== item);
    return holds(without) ? kept : without;
  }, items);
}
