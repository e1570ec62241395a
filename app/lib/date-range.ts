/** Whole days from the first to the last, both included, as YYYY-MM-DD. */
export type DateRange = { firstOn: string; lastOn: string };

/** Whether two stretches share a day. */
export function overlap(one: DateRange, other: DateRange): boolean {
  return one.firstOn <= other.lastOn && other.firstOn <= one.lastOn;
}

/** The first pair of stretches that share a day, earliest first; null when all are apart. */
export function firstOverlap<Range extends DateRange>(ranges: Range[]): [Range, Range] | null {
  const sorted = ranges.toSorted((one, other) => (one.firstOn < other.firstOn ? -1 : 1));
  for (const [index, range] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && overlap(range, next)) return [range, next];
  }
  return null;
}
