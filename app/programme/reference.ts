/** What all programmes share: countries, languages, and what visitors practise. */
export type Country = { code: string; name: string };
export type Language = { code: string; name: string };
export type Specialty = {
  code: string;
  name: string;
  /** A medical specialty, or a profession by its ISCO-08 unit group. */
  kind: "specialty" | "profession";
  iscoCode: string;
};

/** The codes that a record may use. */
export type KnownCodes = {
  countries: ReadonlySet<string>;
  languages: ReadonlySet<string>;
  specialties: ReadonlySet<string>;
  facilities: ReadonlySet<string>;
};

/** Names by code, for pages that show records. */
export type Names = {
  countries: Record<string, string>;
  languages: Record<string, string>;
  specialties: Record<string, string>;
  facilities: Record<string, string>;
};

/** The name that belongs to a code; the code itself where none is known. */
export function nameOf(names: Record<string, string>, code: string): string {
  return names[code] ?? code;
}

/** Lowest and highest level of practice. @source docs/glossary.md, level */
export const LOWEST_LEVEL = 1;
export const HIGHEST_LEVEL = 5;
