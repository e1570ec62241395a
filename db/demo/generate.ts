import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Book } from "#app/exchange/book.ts";
import { readReferenceFiles } from "#app/exchange/reference-files.server.ts";
import { writeWorkbook } from "#app/exchange/write-workbook.server.ts";
import { lesothoBook } from "./lesotho.ts";
import { rwandaBook } from "./rwanda.ts";

/** The demonstration programmes, by the word that begins their files' names. */
export const DEMONSTRATION_BOOKS: Record<"lesotho" | "rwanda", () => Book> = { lesotho: lesothoBook, rwanda: rwandaBook };

async function writeAll(): Promise<void> {
  const reference = await readReferenceFiles();
  for (const [name, bookOf] of Object.entries(DEMONSTRATION_BOOKS)) {
    const book = bookOf();
    for (const workbook of ["professionals", "needs"] as const) {
      const file = new URL(`${name}-${workbook}.xlsx`, import.meta.url);
      writeFileSync(file, await writeWorkbook(workbook, book, reference));
    }
    console.log(`${name}: ${book.professionals.length} professionals, ${book.requests.length} requests`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await writeAll();
