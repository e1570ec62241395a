import { href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { isId } from "#app/lib/ids.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ChangesTable } from "../components/ChangesTable.tsx";
import { FiguresSideBySide } from "../components/FiguresSideBySide.tsx";
import { PlanHeading } from "../components/PlanHeading.tsx";
import { comparePlans } from "../plan-comparison.ts";
import { planOr404 } from "../plan-or-404.server.ts";
import { listPlans } from "../plan.queries.server.ts";
import type { Route } from "./+types/compare-plans";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const withId = new URL(request.url).searchParams.get("with") ?? "";
  return await inViewersProgramme(context, async (transaction) => {
    const plan = await planOr404(transaction, params.plan);
    const others = (await listPlans(transaction, plan.periodId)).filter(({ planId }) => planId !== plan.planId);
    const other = isId(withId) ? await planOr404(transaction, withId) : null;
    return { programme, plan, others, other, comparison: other && comparePlans(other, plan) };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.planning_compare_title(), loaderData?.plan.name) }];
}

export default function ComparePlans({
  loaderData: { programme, plan, others, other, comparison },
}: Route.ComponentProps) {
  return (
    <>
      <PlanHeading plan={plan} programme={programme.code} />
      <h2>{m.planning_compare_title()}</h2>
      {others.length === 0 ? (
        <EmptyState
          title={m.planning_compare_alone_title()}
          action={
            <a href={href("/programmes/:programme/plans", { programme: programme.code })}>{m.planning_plans_title()}</a>
          }
        >
          {m.planning_compare_alone_text()}
        </EmptyState>
      ) : (
        <form className="inline-form">
          <Field
            type="select"
            name="with"
            label={m.planning_compare_with()}
            required
            defaultValue={other?.planId}
            options={others.map(({ planId, name }) => ({ value: planId, label: name }))}
          />
          <Button kind="quiet">{m.planning_compare_show()}</Button>
        </form>
      )}
      {other && comparison && (
        <>
          {!comparison.sameProblem && <Notice tone="warning">{m.planning_compare_other_problem()}</Notice>}
          <FiguresSideBySide
            a={{ ...other, figures: comparison.figures.a }}
            b={{ ...plan, figures: comparison.figures.b }}
            currency={plan.input.currency}
          />
          <ChangesTable
            caption={m.planning_compare_changes()}
            comparison={comparison}
            visits={[...other.visits, ...plan.visits]}
            names={{ a: other.name, b: plan.name }}
          />
        </>
      )}
    </>
  );
}
