import { type NamedFile, readSpreadsheet, type UnreadableFile } from "#app/lib/read-spreadsheet.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import type { Sheet } from "#app/lib/spreadsheet.ts";

/** All sheets of all files, in the order of the files.
 *  @returns the sheets, or why a file cannot be read at all, for each such file */
export async function readFiles(
  files: readonly NamedFile[],
): Promise<{ sheets: Sheet[]; unreadable: UnreadableFile[] }> {
  const sheets: Sheet[] = [];
  const unreadable: UnreadableFile[] = [];
  // One after the other, so that ten large files do not stand unpacked in memory at once.
  for (const file of files) {
    const read = await readSpreadsheet(file);
    if (isRefusal(read)) unreadable.push(read);
    else sheets.push(...read);
  }
  return { sheets, unreadable };
}
