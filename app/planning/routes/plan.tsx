import { data, href, redirect, useNavigate } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { applyEdit } from "../board/apply-edit.server.ts";
import { firstWeekOf, readBoardAddress } from "../board/board-address.ts";
import { forBrowser, getBoardData, peopleNotInPlan } from "../board/board-data.server.ts";
import { boardNaming } from "../board/board-naming.ts";
import { reasonsFor } from "../board/board-reasons.ts";
import { BoardControls } from "../board/BoardControls.tsx";
import { EditableBoard } from "../board/EditableBoard.tsx";
import { FixedBoard } from "../board/FixedBoard.tsx";
import { readEdit } from "../board/edit-form.ts";
import { ReasonsPanel, WhyForm } from "../board/ReasonsPanel.tsx";
import { scaleOf } from "../board/scale.ts";
import { PlanHeading } from "../components/PlanHeading.tsx";
import { planOr404 } from "../plan-or-404.server.ts";
import { planAllows } from "../plan-states.ts";
import { listPeopleOfEdits } from "../plan.queries.server.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import "../board/board.css";
import type { Route } from "./+types/plan";

export const handle = { hydrate: true, wide: true };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const address = readBoardAddress(new URL(request.url).searchParams);
  return await inViewersProgramme(context, async (transaction) => {
    const { visits: _, input, ...plan } = await planOr404(transaction, params.plan);
    const everything = await getBoardData(transaction, { ...plan, visits: _, input });
    const reasons = reasonsFor(everything, address);
    const naming = boardNaming(everything);
    const { canUndo, canRedo } = plan;
    return {
      programme: { code: programme.code, name: programme.name },
      plan,
      address,
      scale: scaleOf(address.zoom, firstWeekOf(address, input.startsOn), input.weeks),
      data: forBrowser(everything, await listPeopleOfEdits(transaction, plan.planId)),
      saved: { visits: everything.visits, canUndo, canRedo },
      reasons,
      reasonNames: { person: naming.person(reasons?.person ?? ""), post: naming.post(reasons?.post ?? "") },
      notInPlan: peopleNotInPlan(everything),
    };
  });
}

/** Changes one visit of a draft by the form that works without JavaScript; every member may. Audit: planning/move-visit and so on. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const edit = readEdit(await readForm(request));
  if (!edit) throw data(null, { status: 400 });
  const { plan: planId } = params;
  const edited = await inViewersProgramme(context, (transaction, by) => applyEdit(transaction, by, { planId, edit }));
  if (!isRefusal(edited)) return redirect(new URL(request.url).search || ".");
  const errors = [{ text: refusalInWords(edited, PLANNING_REFUSALS) }];
  return data({ errors }, { status: statusOfRefusal(edited, PLANNING_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.plan.name, loaderData?.programme.name) }];
}

export default function PlanBoard({ loaderData, actionData, params }: Route.ComponentProps) {
  const { plan, data: board, address, scale, saved, programme } = loaderData;
  const navigate = useNavigate();
  const reasons = loaderData.reasons && (
    <ReasonsPanel reasons={loaderData.reasons} names={loaderData.reasonNames} address={address} />
  );
  const questions = <WhyForm address={address} notInPlan={loaderData.notInPlan} />;
  const shared = { data: board, saved, bound: plan.bound, address, scale, reasons, questions };
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <PlanHeading plan={plan} programme={programme.code} />
      <BoardControls data={board} address={address} scale={scale} />
      {board.input.posts.length === 0 ? (
        <EmptyState title={m.planning_board_no_posts_title()}>{m.planning_board_no_posts_text()}</EmptyState>
      ) : planAllows(plan.state, "edit") ? (
        <EditableBoard
          {...shared}
          editsAddress={href("/programmes/:programme/plans/:plan/edits", params)}
          onSelect={(to) => void navigate(to, { preventScrollReset: true })}
        />
      ) : (
        <FixedBoard {...shared} />
      )}
    </>
  );
}
