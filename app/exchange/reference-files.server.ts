import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Reference } from "./known-names.ts";

const FOLDER = new URL("../../db/reference/", import.meta.url);

/** The lists that all programmes share, from the files that fill the database: for planning without one. */
export async function readReferenceFiles(): Promise<Reference> {
  const country = z.object({ country_code: z.string(), name: z.string() });
  const language = z.object({ language_code: z.string(), name: z.string() });
  const specialty = z.object({
    specialty_code: z.string(),
    name: z.string(),
    kind: z.enum(["specialty", "profession"]),
    isco_code: z.string(),
  });
  return {
    countries: (await readList("countries.csv", country)).map(({ country_code: code, name }) => ({ code, name })),
    languages: (await readList("languages.csv", language)).map(({ language_code: code, name }) => ({ code, name })),
    specialties: (await readList("specialties.csv", specialty)).map(
      ({ specialty_code: code, name, kind, isco_code: iscoCode }) => ({
        code,
        name,
        kind,
        iscoCode,
      }),
    ),
  };
}

async function readList<Row>(file: string, row: z.ZodType<Row>): Promise<Row[]> {
  return z.array(row).parse(parse(await readFile(new URL(file, FOLDER), "utf8"), { columns: true }));
}
