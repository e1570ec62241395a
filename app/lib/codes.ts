/** Codes in the order of their code units: the same on every machine and in every language, for use with sort. */
export function compareCodes(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The codes in order, each once. */
export function eachOnce(codes: readonly string[]): string[] {
  return [...new Set(codes)].toSorted(compareCodes);
}
