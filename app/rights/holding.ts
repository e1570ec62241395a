import type { RetentionKind } from "./retention.ts";

/** The columns of a table, as words with spaces between. Each column stands in one of the four lists. */
export type Columns = {
  /** Pointers to records. */
  keys: string;
  /** Something about a person. */
  facts: string;
  /** Never shown to anyone: what proves who somebody is. */
  secrets?: string;
  /** Nothing about anybody. */
  nobody?: string;
};

/** Why something stays after an erasure; in words: kept-words.ts. */
export const KEPT_REASONS = ["record-of-acts"] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/** What erasing a person does to the rows that are about them.
 *  removed: the rows go; with the record of the professional or the account, where the database does it.
 *  replaced: what points at the person points at a random code from then on, so that sums stay and nobody is in them.
 *  scrubbed: the person's name and addresses are taken out of texts about others.
 *  blanked: some columns get a fixed value, in SQL.
 *  kept: nothing, for a reason. */
export type Effect =
  | { does: "removed"; with?: "professional" | "account" }
  | { does: "replaced" }
  | { does: "scrubbed"; columns: readonly string[] }
  | { does: "blanked"; columns: Readonly<Record<string, string>> }
  | { does: "kept"; reason: KeptReason };

/** The sections of a copy of somebody's data, in its order. */
export const SECTIONS = [
  "person",
  "practice",
  "offer",
  "placements",
  "plans",
  "consent",
  "documents",
  "requests",
  "account",
  "letters",
  "acts",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What one table holds about a person. */
export type Holding = {
  section: Section;
  /** Which rows, in SQL. :professional and :code of the person; :member, the person's account; :account, the same unless another programme
   *  needs it too; :words, the names and addresses that texts may have. */
  rows: string;
  effect: Effect;
  /** What a copy of the data says: in SQL, by the name that it has there. */
  tells: Readonly<Record<string, string>>;
  /** How long it is kept: by a rule of its own, as long as the person's own record, or as long as the programme's. */
  kept: RetentionKind | "with-the-person" | "with-the-programme";
};

/** A table that holds something about people. */
export type PersonalTable = { columns: Columns; holdings: readonly Holding[] };

export const REMOVED = { does: "removed" } as const;
export const REPLACED = { does: "replaced" } as const;

/** Rows of a table that names the professional. */
export const OF_PROFESSIONAL = "professional_id = :professional";

/** SQL for whether some place of a JSON column has the code of the person.
 *  @param path of the place, in the language of SQL/JSON */
export function hasCode(column: string, path: string): string {
  return `jsonb_path_exists(${column}, '${path} ? (@ == $code)', ${BY_CODE})`;
}

/** SQL for the parts of a JSON column that a condition on $code picks. */
export function partsWithCode(column: string, path: string): string {
  return `jsonb_path_query_array(${column}, '${path}', ${BY_CODE})`;
}

const BY_CODE = "jsonb_build_object('code', :code::text)";
