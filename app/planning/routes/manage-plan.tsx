import { data, href, redirect } from "react-router";
import { z } from "zod";
import { historyLink } from "#app/accounts/history-link.server.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal, type Refusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { NameForm } from "../components/NameForm.tsx";
import { PlanHeading } from "../components/PlanHeading.tsx";
import { startPlanRun } from "../plan-run.commands.server.ts";
import { copyPlan, deleteDraft, renamePlan } from "../plan.commands.server.ts";
import { planOr404 } from "../plan-or-404.server.ts";
import { planAllows } from "../plan-states.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/manage-plan";

const schema = z.object({ act: z.enum(["rename", "copy", "delete", "plan-anew"]), name: z.string().default("") });

export async function loader({ context, params }: Route.LoaderArgs) {
  const viewer = requireViewer(context);
  const plan = await inViewersProgramme(context, (transaction) => planOr404(transaction, params.plan));
  const history = historyLink(viewer, { kind: "plan", key: plan.planId });
  return { programme: viewer.programme, history, plan, pinned: plan.visits.filter(({ pinned }) => pinned).length };
}

/** Renames, copies or deletes a plan, or plans anew from it; every member may. Audit: planning/rename-plan, copy-plan, delete-draft,
 *  start-run. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const asked = { ...parsed.data, planId: params.plan };
  const done = await inViewersProgramme(context, async (transaction, by) => {
    const { periodId } = await planOr404(transaction, asked.planId);
    return await perform(transaction, by, { ...asked, periodId });
  });
  if (isRefusal(done)) {
    const errors = [
      {
        text: refusalInWords(done, PLANNING_REFUSALS),
        field: done.code === "planning/name-length" ? asked.act : undefined,
      },
    ];
    return data({ errors }, { status: statusOfRefusal(done, PLANNING_REFUSALS) });
  }
  const { programme } = params;
  if ("runId" in done) return redirect(href("/programmes/:programme/plans/runs/:run", { programme, run: done.runId }));
  if (asked.act === "delete") return redirect(href("/programmes/:programme/plans", { programme }));
  return redirect(href("/programmes/:programme/plans/:plan", { programme, plan: done.planId }));
}

type Asked = z.infer<typeof schema> & { planId: string; periodId: string };

async function perform(
  transaction: Transaction,
  context: ProgrammeContext,
  { act, name, planId, periodId }: Asked,
): Promise<{ planId: string } | { runId: string } | Refusal> {
  switch (act) {
    case "rename":
      return await renamePlan(transaction, context, { planId, name });
    case "copy":
      return await copyPlan(transaction, context, { planId, name });
    case "delete":
      return await deleteDraft(transaction, context, planId);
    case "plan-anew":
      return await startPlanRun(transaction, context, { periodId, basedOnPlanId: planId });
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.planning_manage_title(), loaderData?.plan.name) }];
}

export default function ManagePlan({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, plan, pinned, history } = loaderData;
  const errors = actionData?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const refusedUnless = (act: "rename" | "delete" | "start-run-from") =>
    planAllows(plan.state, act) ? undefined : m.planning_manage_refused();
  return (
    <>
      <ErrorSummary errors={errors} />
      <PlanHeading plan={plan} programme={programme.code} history={history} />
      <NameForm
        act="rename"
        title={m.planning_rename_title()}
        name={plan.name}
        button={m.planning_rename_button()}
        error={errorOf("rename")}
        refused={refusedUnless("rename")}
      />
      <NameForm
        act="copy"
        title={m.planning_copy_title()}
        name={m.planning_copy_name({ plan: plan.name }).slice(0, 120)}
        button={m.planning_copy_button()}
        error={errorOf("copy")}
        refused={undefined}
      />
      <form method="post">
        <h2>{m.planning_anew_title()}</h2>
        <p>{m.planning_anew_text({ count: pinned })}</p>
        <Button name="act" value="plan-anew" kind="quiet" refused={refusedUnless("start-run-from")}>
          {m.planning_anew_button()}
        </Button>
      </form>
      <form method="post">
        <h2>{m.planning_delete_title()}</h2>
        <p>{m.planning_delete_text()}</p>
        <Button name="act" value="delete" kind="risky" refused={refusedUnless("delete")}>
          {m.planning_delete_button()}
        </Button>
      </form>
    </>
  );
}
