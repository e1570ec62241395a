import { data } from "react-router";
import { inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { writeReading } from "#app/lib/audit.server.ts";
import { planOr404 } from "#app/planning/plan-or-404.server.ts";
import { planForExport, planOfRecord } from "#app/planning/plan-of-record.ts";
import { getNamesForPlan, getReference } from "../book.queries.server.ts";
import { writePlanCsv, writePlanWorkbook } from "../plan-workbook/write-plan.server.ts";
import { workbookResponse } from "../workbook-response.server.ts";
import type { Route } from "./+types/plan-workbook";

/** A plan as a workbook (plan.xlsx), or its visits as CSV (plan.csv), with the names that its people and hospitals have now. Without
 *  whoever does not agree to being planned. Whoever takes it away is remembered. Audit: exchange/take-away-plan. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { file } = params;
  if (file !== "plan.xlsx" && file !== "plan.csv") throw data(null, { status: 404 });
  const named = await inViewersProgramme(context, async (transaction, by) => {
    const record = await planForExport(await planOr404(transaction, params.plan));
    const object = { kind: "plan", id: record.planId };
    await writeReading(transaction, by, { act: "exchange/take-away-plan", object });
    const book = await getNamesForPlan(transaction);
    return { plan: planOfRecord(record), input: record.input, book, reference: await getReference(transaction) };
  });
  return workbookResponse(file, file === "plan.csv" ? writePlanCsv(named) : await writePlanWorkbook(named));
}
