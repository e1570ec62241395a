/** The part of an address after the path, for a list narrowed by these values; "" when none narrows it.
 *  @param values texts and numbers by name; empty ones are left out */
export function queryString(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  const written = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return written === "" ? "" : `?${written}`;
}

/** The page of a list that an address asks for: 1 where it names none, or none that can be. */
export function pageNumber(text: string | null): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
