/** Repeatable chance: the same seed gives the same demonstration on every machine. */
export type Chance = {
  /** A number from 0 up to, not including, 1. */
  next: () => number;
  /** A whole number, both ends included. */
  between: (lowest: number, highest: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  shuffle: <Item>(items: readonly Item[]) => Item[];
  /** True in this share of draws. */
  happens: (share: number) => boolean;
};

/** @source mulberry32 by Tommy Ettinger, public domain: 32 bits of state, enough to invent a few hundred people */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (lowest: number, highest: number): number => lowest + Math.floor(next() * (highest - lowest + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new Error("there is nothing to pick from");
    return item;
  };
  return { next, between, pick, shuffle: (items) => shuffled(items, between), happens: (share) => next() < share };
}

/** Divides a count by shares so that the parts add up to it exactly; the largest remainders are rounded up, earlier shares first. */
export function apportion(count: number, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (count * share) / total);
  const parts = exact.map(Math.floor);
  const left = count - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** One item for each of the count, in the proportions of the shares, in random order. */
export function dealOut<Item>(count: number, stock: readonly { item: Item; share: number }[], chance: Chance): Item[] {
  const parts = apportion(count, stock.map(({ share }) => share));
  const dealt = stock.flatMap(({ item }, index) => Array.from({ length: parts[index] ?? 0 }, () => item));
  return chance.shuffle(dealt);
}

function shuffled<Item>(items: readonly Item[], between: Chance["between"]): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = between(0, last);
    [result[last], result[other]] = [result[other] as Item, result[last] as Item];
  }
  return result;
}
