import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import type { PlanRecord } from "../plan.queries.server.ts";
import { planAllows } from "../plan-states.ts";
import { planStateInWords } from "./plan-state-words.ts";

type PlanHeadingProps = {
  plan: Pick<PlanRecord, "planId" | "name" | "periodName" | "state" | "brokenRules">;
  programme: string;
  /** Where what happened to it is read, for those who may. */
  history?: string | null;
};

/** The title of a plan, its next step, and what can be done with it. */
export function PlanHeading({ plan, programme, history }: PlanHeadingProps) {
  const at = { programme, plan: plan.planId };
  return (
    <>
      <Breadcrumbs
        items={[{ label: m.planning_plans_title(), href: href("/programmes/:programme/plans", { programme }) }]}
      />
      <PageTitle status={planStateInWords(plan)} lead={nextStep(plan)}>
        {plan.name}
      </PageTitle>
      <ActionBar>
        {planAllows(plan.state, "accept") && (
          <ButtonLink compact href={href("/programmes/:programme/plans/:plan/accept", at)}>
            {m.planning_accept_link()}
          </ButtonLink>
        )}
        <a href={href("/programmes/:programme/plans/:plan/compare", at)}>{m.planning_compare_link()}</a>
        <a href={href("/programmes/:programme/plans/:plan/print", at)}>{m.planning_print_link()}</a>
        <a href={href("/programmes/:programme/plans/:plan/:file", { ...at, file: "plan.xlsx" })}>
          {m.planning_workbook_link()}
        </a>
        <a href={href("/programmes/:programme/plans/:plan/:file", { ...at, file: "plan.csv" })}>
          {m.planning_csv_link()}
        </a>
        <a href={href("/programmes/:programme/plans/:plan/plan.json", at)}>{m.planning_json_link()}</a>
        <a href={href("/programmes/:programme/plans/:plan/manage", at)}>{m.planning_manage_link()}</a>
        {history && <a href={history}>{m.accounts_history_link()}</a>}
      </ActionBar>
    </>
  );
}

function nextStep({ state, periodName, brokenRules }: PlanHeadingProps["plan"]): string {
  if (state === "accepted") return m.planning_next_accepted({ period: periodName });
  if (state === "superseded") return m.planning_next_superseded({ period: periodName });
  if (brokenRules > 0) return m.planning_next_broken({ period: periodName });
  return m.planning_next_draft({ period: periodName });
}
