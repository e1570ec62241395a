import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type pg from "pg";

/** A table that all programmes share, with the file it is filled from; the file's header names the columns, the key first. */
const TABLES = [
  { table: "country", file: "countries.csv" },
  { table: "language", file: "languages.csv" },
  { table: "specialty", file: "specialties.csv" },
];

/** Fills the tables that all programmes share from the files beside this one. Adds what is new and renames what has another
 *  name now; removes nothing, because records may point at it. Running it again changes nothing.
 *  @param client of the role that owns the tables */
export async function loadReference(client: pg.ClientBase): Promise<void> {
  for (const { table, file } of TABLES) {
    const [columns = [], ...rows] = parse(readFileSync(new URL(file, import.meta.url), "utf8"));
    const [key, ...others] = columns.map((column) => client.escapeIdentifier(column));
    const values = columns.map((_, index) => rows.map((row) => row[index]));
    await client.query(
      `insert into ${table} (${[key, ...others].join(", ")})
       select * from unnest(${columns.map((_, index) => `$${index + 1}::text[]`).join(", ")})
       on conflict (${key}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(", ")}
       where (${others.map((column) => `${table}.${column}`).join(", ")})
         is distinct from (${others.map((column) => `excluded.${column}`).join(", ")})`,
      values,
    );
  }
}
