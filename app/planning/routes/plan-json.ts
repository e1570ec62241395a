import { inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { writeReading } from "#app/lib/audit.server.ts";
import { planOr404 } from "../plan-or-404.server.ts";
import { getCertificate } from "../plan.queries.server.ts";
import { planForExport, planOfRecord } from "../plan-of-record.ts";
import type { Route } from "./+types/plan-json";

/** The plan as `tern-plan/1` with its certificate; the problem it solves when the address asks `?part=input`. Without whoever does not agree
 *  to being planned. Whoever takes it away is remembered. Audit: planning/take-away-plan. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const plan = await inViewersProgramme(context, async (transaction, by) => {
    const record = await planOr404(transaction, params.plan);
    const object = { kind: "plan", id: record.planId };
    await writeReading(transaction, by, { act: "planning/take-away-plan", object });
    return { ...record, certificate: await getCertificate(transaction, params.plan) };
  });
  const agreed = await planForExport(plan);
  const isInput = new URL(request.url).searchParams.get("part") === "input";
  const name = isInput ? "input.json" : "plan.json";
  return new Response(`${JSON.stringify(isInput ? agreed.input : planOfRecord(agreed), null, 1)}\n`, {
    headers: { "content-type": "application/json", "content-disposition": `attachment; filename="${name}"` },
  });
}
