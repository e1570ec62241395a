import { data } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { writeReading } from "#app/lib/audit.server.ts";
import { EMPTY_BOOK } from "../book.ts";
import { getBookForExport, getReference } from "../book.queries.server.ts";
import { WORKBOOK_FILES } from "../workbook-files-words.ts";
import { workbookResponse } from "../workbook-response.server.ts";
import { writeWorkbook } from "../write-workbook.server.ts";
import type { Route } from "./+types/workbook";

/** A template to fill in, or what the programme holds in the same form. Whoever takes away all professionals is remembered. Audit:
 *  exchange/take-away-professionals. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const asked = WORKBOOK_FILES.find(({ file }) => file === params.file);
  if (!asked) throw data(null, { status: 404 });
  const { book, reference } = await inViewersProgramme(context, async (transaction, by) => {
    const object = { kind: "programme", id: by.programmeId };
    if (asked.file === "professionals.xlsx")
      await writeReading(transaction, by, { act: "exchange/take-away-professionals", object });
    const book = asked.isTemplate ? EMPTY_BOOK : await getBookForExport(transaction);
    return { book, reference: await getReference(transaction) };
  });
  return workbookResponse(`${programme.code}-${asked.file}`, await writeWorkbook(asked.workbook, book, reference));
}
