import { HELD_IN_RECORDS } from "./held-in-records.ts";
import { HELD_OF_ACCOUNTS } from "./held-of-accounts.ts";
import { HELD_OF_PROFESSIONALS } from "./held-of-professionals.ts";
import type { Holding, PersonalTable } from "./holding.ts";

/** Every table with something about a person, and every column of it: what it is, which rows, what erasing does to them, what a copy of the
 *  data says, and how long it is kept. The copy, the erasure, its preview and its certificate read nothing else, and personal-data.db.test.ts
 *  compares it with the real database.
 *  @source docs/decisions/0048-one-map-of-what-is-held-about-people.md */
export const PERSONAL_DATA: Readonly<Record<string, PersonalTable>> = {
  ...HELD_IN_RECORDS,
  ...HELD_OF_PROFESSIONALS,
  ...HELD_OF_ACCOUNTS,
};

/** The other tables, each with why nothing in it is about a person. `pgboss.` stands for all tables of the job queue. */
export const ABOUT_NOBODY: Readonly<Record<string, string>> = {
  programme: "the programme itself",
  organisation: "bodies, by their official names",
  identity_provider: "where the people of an organisation sign in",
  consent_text: "the words by which people are asked",
  consent_standard_text: "the same, as they come with Tern",
  document_kind: "codes",
  vault_key: "names of keys",
  facility: "hospitals",
  country: "codes",
  language: "codes",
  specialty: "codes",
  wave: "dates",
  induction_week: "dates and numbers",
  visit_rate: "amounts by specialty",
  planning_period: "dates, amounts and weights",
  block_budget: "amounts",
  request: "what hospitals ask for",
  request_window: "dates",
  request_weeks: "numbers",
  floor: "numbers",
  floor_request: "pointers",
  team: "codes",
  team_request: "pointers",
  retention_rule: "numbers of days",
  audit_link: "hashes of audit lines, which hold ids and no more",
  sign_in_attempt: "counts by a keyed hash, for a quarter of an hour",
  erasure: "numbers; it does not say whose data were erased",
  tern_migration: "names of files",
  tern_policy: "a checksum",
  "pgboss.": "ids of records: a job takes nothing else, and what it throws is not kept (app/lib/jobs.server.ts)",
};

/** A holding with the table that it is in. */
export type PlacedHolding = Holding & { table: string };

/** All holdings, in the order in which they can be removed: what points at a record before the record. */
export function holdings(): PlacedHolding[] {
  return Object.entries(PERSONAL_DATA).flatMap(([table, { holdings: held }]) =>
    held.map((holding) => ({ ...holding, table })),
  );
}

/** The columns of a table by what they are.
 *  @returns a map from the name of each column */
export function columnsOf({ columns }: PersonalTable): Map<string, keyof PersonalTable["columns"]> {
  const lists = Object.entries(columns).flatMap(([kind, names]) =>
    names
      .split(/\s+/)
      .filter(Boolean)
      // oxlint-disable-next-line no-unsafe-type-assertion -- the keys of a record are its kinds of columns
      .map((name): [string, keyof PersonalTable["columns"]] => [name, kind as keyof PersonalTable["columns"]]),
  );
  return new Map(lists);
}
