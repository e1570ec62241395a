/** A seeded generator: the same seed gives the same numbers on every machine.
 *  @source Mulberry32, T. Ettinger, public domain */
export type Random = { below: (limit: number) => number };

/** A generator that gives the same numbers for the same seed on every machine: the planner's only chance. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { below: (limit) => Math.floor((next() / 4_294_967_296) * limit) };
}
