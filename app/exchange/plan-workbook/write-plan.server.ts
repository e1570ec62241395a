import { type OutSheet, writeCsv, writeSpreadsheet } from "#app/lib/write-spreadsheet.server.ts";
import { boardSheet } from "./board-sheet.ts";
import { figuresSheet } from "./figures-sheet.ts";
import { notPlacedSheet } from "./not-placed-sheet.ts";
import { type NamedPlan, namesOf } from "./plan-names.ts";
import { unmetSheet } from "./unmet-sheet.ts";
import { visitsSheet } from "./visits-sheet.ts";

/** A plan as a workbook: the visits, the board of posts and weeks, the figures, the weeks nobody covers, and who is not placed and why. */
export async function writePlanWorkbook(named: NamedPlan): Promise<Uint8Array> {
  return await writeSpreadsheet(planSheets(named));
}

/** The visits of a plan as CSV. */
export function writePlanCsv(named: NamedPlan): Uint8Array {
  return writeCsv(visitsSheet(named, namesOf(named)));
}

/** The sheets of a plan's workbook, in order. */
export function planSheets(named: NamedPlan): OutSheet[] {
  const names = namesOf(named);
  return [
    visitsSheet(named, names),
    boardSheet(named, names),
    figuresSheet(named),
    unmetSheet(named, names),
    notPlacedSheet(named, names),
  ];
}
