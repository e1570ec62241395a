import { expect, test } from "vitest";
import { sheetName, headingOf, helpOf, workbookPurpose } from "./format-words.ts";
import { FORMATS, type WorkbookKey, WORKBOOKS } from "./formats.ts";

/** The sheets and columns of a workbook, as the guide lists them. */
function guideTo(workbook: WorkbookKey): string[] {
  const sheets = WORKBOOKS[workbook].flatMap((sheet) => [
    `### ${sheetName(sheet)}`,
    "",
    ...Object.keys(FORMATS[sheet]).map(
      (column) => `- **${headingOf(sheet, column, 1).replace(" *", "\\*")}** ${helpOf(sheet, column)}`,
    ),
    "",
  ]);
  return [`## ${workbook}.xlsx`, "", workbookPurpose(workbook), "", ...sheets];
}

test("the guide lists every sheet and column of both workbooks; `vitest run app/exchange/guide.test.ts -u` writes it anew", async () => {
  const guide = [
    "# The two workbooks",
    "",
    "Columns with a star need a value in every row. Headings with 1 may come again with 2, 3 and so on.",
    "",
  ];
  const text = [...guide, ...guideTo("professionals"), ...guideTo("needs")].join("\n");
  await expect(text).toMatchFileSnapshot("../../docs/guide/workbook-columns.md");
});
