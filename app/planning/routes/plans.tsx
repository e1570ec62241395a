import { data, redirect, href } from "react-router";
import { z } from "zod";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { listPeriods } from "#app/programme/period.queries.server.ts";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { Pagination } from "#app/ui/Pagination.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { PlanTable, RunTable } from "../components/PlanLists.tsx";
import { StartRunForm } from "../components/StartRunForm.tsx";
import { listPlansWithCost } from "../listed-plans.server.ts";
import { startPlanRun } from "../plan-run.commands.server.ts";
import { listPlanRuns } from "../plan-run.queries.server.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import { MOST_SECONDS, MOST_SEED } from "../run-settings.ts";
import type { Route } from "./+types/plans";

const RUNS_SHOWN = 10;

const schema = z.object({
  periodId: z.uuid(),
  basedOnPlanId: z.uuid().optional(),
  seconds: z.coerce.number().int().min(1).max(MOST_SECONDS),
  seed: z.coerce.number().int().min(0).max(MOST_SEED),
});

export async function loader({ context, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const page = Number(new URL(request.url).searchParams.get("page")) || 1;
  return await inViewersProgramme(context, async (transaction) => ({
    programme,
    page,
    ...(await listPlansWithCost(transaction, page)),
    runs: (await listPlanRuns(transaction)).slice(0, RUNS_SHOWN),
    periods: (await listPeriods(transaction)).map(({ periodId, name }) => ({ value: periodId, label: name })),
  }));
}

/** Starts a planning run; every member may. Audit: planning/start-run. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) return data({ errors: errorsOf(parsed.error) }, { status: 422 });
  const started = await inViewersProgramme(context, (transaction, by) => startPlanRun(transaction, by, parsed.data));
  if (isRefusal(started)) {
    const errors: FormError[] = [{ text: refusalInWords(started, PLANNING_REFUSALS) }];
    return data({ errors }, { status: statusOfRefusal(started, PLANNING_REFUSALS) });
  }
  return redirect(href("/programmes/:programme/plans/runs/:run", { ...params, run: started.runId }));
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.planning_plans_title(), loaderData?.programme.name) }];
}

export default function Plans({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, plans, runs, periods, page, pages } = loaderData;
  const errors = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageTitle lead={m.planning_plans_lead()}>{m.planning_plans_title()}</PageTitle>
      {plans.length === 0 ? (
        <EmptyState title={m.planning_no_plans_title()}>
          {periods.length === 0 ? m.planning_no_period_text() : m.planning_no_plans_text()}
        </EmptyState>
      ) : (
        <PlanTable plans={plans} programme={programme} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(number) => `?page=${number}`} />
      {periods.length > 0 && <StartRunForm periods={periods} errors={errors} />}
      {runs.length > 0 && <RunTable runs={runs} programme={programme} />}
    </>
  );
}

function errorsOf(error: z.ZodError): FormError[] {
  const wrong = new Set(error.issues.map((issue) => issue.path[0]));
  const errors: FormError[] = [];
  if (wrong.has("periodId")) errors.push({ field: "periodId", text: m.planning_error_period() });
  if (wrong.has("seconds")) errors.push({ field: "seconds", text: m.planning_error_seconds({ most: MOST_SECONDS }) });
  if (wrong.has("seed")) errors.push({ field: "seed", text: m.planning_error_seed({ most: MOST_SEED }) });
  return errors;
}
