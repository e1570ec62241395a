import { data, href, redirect } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { PLACEMENT_REFUSALS } from "#app/placements/refusals.ts";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { acceptPlan } from "../accept-plan.commands.server.ts";
import { breachInWords } from "../breach-words.ts";
import { getBoardData } from "../board/board-data.server.ts";
import { standingOf } from "../board/board-edit.ts";
import { boardNaming } from "../board/board-naming.ts";
import { BoardFigures } from "../board/BoardFigures.tsx";
import { AcceptedHistory } from "../components/AcceptedHistory.tsx";
import { BrokenRules } from "../components/BrokenRules.tsx";
import { ChangesTable } from "../components/ChangesTable.tsx";
import { PlanHeading } from "../components/PlanHeading.tsx";
import { comparePlans } from "../plan-comparison.ts";
import { planOr404 } from "../plan-or-404.server.ts";
import { getAcceptedPlan, listPlans } from "../plan.queries.server.ts";
import { planAllows } from "../plan-states.ts";
import { breachesInWords } from "../refusal-sentences.server.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/accept-plan";

const REFUSALS = [PLANNING_REFUSALS, PLACEMENT_REFUSALS];

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const plan = await planOr404(transaction, params.plan);
    const accepted = await getAcceptedPlan(transaction, plan.periodId);
    const present = accepted && (await planOr404(transaction, accepted.planId));
    const board = await getBoardData(transaction, plan);
    const standing = standingOf(board.input, board.visits);
    return {
      programme,
      plan,
      input: plan.input,
      standing,
      breaches: standing.breaches.map((breach) => breachInWords(breach, boardNaming(board))),
      present,
      comparison: comparePlans(present ?? { ...plan, visits: [] }, plan),
      history: (await listPlans(transaction, plan.periodId)).filter(({ acceptedAt }) => acceptedAt !== null),
    };
  });
}

/** Accepts a draft: its visits become proposed placements; every member may. Audit: planning/accept-plan. */
export async function action({ context, params, request }: Route.ActionArgs) {
  await readForm(request);
  const planId = idOr404(params.plan);
  const accepted = await inViewersProgramme(context, (transaction, by) => acceptPlan(transaction, by, planId));
  if (!isRefusal(accepted)) return redirect(href("/programmes/:programme/plans/:plan", params));
  const errors = [{ text: refusalInWords(accepted, ...REFUSALS) }];
  const broken = "breaches" in accepted ? accepted.breaches : [];
  // Read apart, because a refusal has rolled its transaction back.
  const breaches = await inViewersProgramme(context, (transaction) => breachesInWords(transaction, planId, broken));
  return data({ errors, breaches }, { status: statusOfRefusal(accepted, ...REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.planning_accept_title(), loaderData?.plan.name) }];
}

export default function AcceptPlan({ loaderData, actionData, params }: Route.ComponentProps) {
  const { plan, programme, present } = loaderData;
  const breaches = actionData?.breaches ?? loaderData.breaches;
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <PlanHeading plan={plan} programme={programme.code} />
      <h2>{m.planning_accept_title()}</h2>
      <p>{present ? m.planning_accept_replaces({ plan: present.name }) : m.planning_accept_first()}</p>
      <BoardFigures input={loaderData.input} standing={loaderData.standing} bound={plan.bound} />
      <BrokenRules sentences={breaches} />
      {planAllows(plan.state, "accept") && (
        <form method="post">
          <ActionBar>
            <Button refused={breaches.length > 0 ? m.planning_accept_refused_rules() : undefined}>
              {m.planning_accept_button({ visits: plan.visits.length })}
            </Button>
            <ButtonLink kind="quiet" href={href("/programmes/:programme/plans/:plan", params)}>
              {m.planning_back_to_board()}
            </ButtonLink>
          </ActionBar>
        </form>
      )}
      <ChangesTable
        caption={m.planning_accept_changes()}
        comparison={loaderData.comparison}
        visits={[...(present?.visits ?? []), ...plan.visits]}
        names={{ a: present?.name ?? null, b: plan.name }}
      />
      <AcceptedHistory plans={loaderData.history} programme={programme} />
    </>
  );
}
