import { data } from "react-router";
import { inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { isId } from "#app/lib/ids.ts";
import { getImport, getImportSheets } from "../import.queries.server.ts";
import { writeMendWorkbook } from "../mend-workbook.server.ts";
import { workbookResponse } from "../workbook-response.server.ts";
import type { Route } from "./+types/mend";

/** The uploaded workbook with what to mend beside each row. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { found, sheets } = await inViewersProgramme(context, async (transaction) => {
    if (!isId(params.import)) return { found: null, sheets: null };
    return {
      found: await getImport(transaction, params.import),
      sheets: await getImportSheets(transaction, params.import),
    };
  });
  if (found === null || sheets === null) throw data(null, { status: 404 });
  return workbookResponse("what-to-mend.xlsx", await writeMendWorkbook(sheets, found.problems));
}
