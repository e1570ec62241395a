import { m } from "#app/paraglide/messages.js";
import type { WorkbookKey } from "./formats.ts";

/** The workbooks that a programme offers to download. */
export const WORKBOOK_FILES = [
  { file: "professionals-template.xlsx", workbook: "professionals", isTemplate: true },
  { file: "needs-template.xlsx", workbook: "needs", isTemplate: true },
  { file: "professionals.xlsx", workbook: "professionals", isTemplate: false },
  { file: "needs.xlsx", workbook: "needs", isTemplate: false },
] as const satisfies { file: string; workbook: WorkbookKey; isTemplate: boolean }[];

export type WorkbookFile = (typeof WORKBOOK_FILES)[number]["file"];

const WORDS: Record<WorkbookFile, () => string> = {
  "professionals-template.xlsx": m.exchange_file_professionals_template,
  "needs-template.xlsx": m.exchange_file_needs_template,
  "professionals.xlsx": m.exchange_file_professionals,
  "needs.xlsx": m.exchange_file_needs,
};

/** What a file to download holds. */
export function workbookFileInWords(file: WorkbookFile): string {
  return WORDS[file]();
}
