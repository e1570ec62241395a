import { data, href, redirect, useNavigate } from "react-router";
import { historyLink } from "#app/accounts/history-link.server.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal, type Refusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { AddVisitDetails, AddVisitForm } from "../board/AddVisitForm.tsx";
import { applyEdit } from "../board/apply-edit.server.ts";
import { addressShowing, boardQuery, firstWeekOf, readBoardAddress } from "../board/board-address.ts";
import { forBrowser, getBoardData, namesEveryone, peopleNotInPlan } from "../board/board-data.server.ts";
import { boardNaming } from "../board/board-naming.ts";
import { answerInWords, askedBy } from "../board/board-reasons.ts";
import { BoardControls } from "../board/BoardControls.tsx";
import { EditableBoard } from "../board/EditableBoard.tsx";
import { FixedBoard } from "../board/FixedBoard.tsx";
import { readEdit } from "../board/edit-form.ts";
import { ReasonsPanel, WhyForm } from "../board/ReasonsPanel.tsx";
import { scaleOf } from "../board/scale.ts";
import { readVisit, suggestedVisit, typedVisit, type VisitFields } from "../board/visit-to-add.ts";
import { fieldOfRefusal, wrongInWords } from "../board/visit-to-add-words.ts";
import { PlanHeading } from "../components/PlanHeading.tsx";
import type { Question } from "../model/question.ts";
import { addVisit } from "../plan-edit.commands.server.ts";
import { planOr404 } from "../plan-or-404.server.ts";
import { planAllows, type PlanState } from "../plan-states.ts";
import { getCertificate, listPeopleOfEdits } from "../plan.queries.server.ts";
import { reasonsInThread } from "../reasons-in-thread.server.ts";
import { editRefusalInWords } from "../refusal-sentences.server.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import "../board/board.css";
import type { Route } from "./+types/plan";

export const handle = { hydrate: true, wide: true };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const viewer = requireViewer(context);
  const { programme } = viewer;
  const address = readBoardAddress(new URL(request.url).searchParams);
  const { everything, asked, certificate, ...page } = await inViewersProgramme(context, async (transaction) => {
    const { visits: _, input, ...plan } = await planOr404(transaction, params.plan);
    const everything = await getBoardData(transaction, { ...plan, visits: _, input });
    const asked = askedBy(everything, address);
    const { canUndo, canRedo } = plan;
    return {
      everything,
      asked,
      certificate: asked && (await getCertificate(transaction, plan.planId)),
      programme: { code: programme.code, name: programme.name },
      plan,
      history: historyLink(viewer, { kind: "plan", key: plan.planId }),
      address,
      scale: scaleOf(address.zoom, firstWeekOf(address, input.startsOn), input.weeks),
      data: forBrowser(everything, await peopleOfEdits(transaction, plan)),
      saved: { visits: everything.visits, canUndo, canRedo },
      notInPlan: peopleNotInPlan(everything),
      asksForCode: !namesEveryone(input),
    };
  });
  // Not inside the transaction: an answer may take seconds.
  const answerTo = (question: Question) => reasonsInThread({ planId: params.plan, question, certificate });
  const reasons = asked && answerInWords(everything, asked, await answerTo(asked.question));
  const naming = boardNaming(everything);
  return {
    ...page,
    reasons,
    reasonNames: { person: naming.person(reasons?.person ?? ""), post: naming.post(reasons?.post ?? "") },
    toAdd: suggestedVisit(everything, reasons),
  };
}

/** Whom undoing or doing again may bring back; nobody, where neither is possible any more. */
async function peopleOfEdits(transaction: Transaction, { planId, state }: { planId: string; state: PlanState }) {
  return planAllows(state, "edit") ? await listPeopleOfEdits(transaction, planId) : [];
}

/** Adds a visit to a draft, or changes one by the form that works without JavaScript; every member may. Audit: planning/add-visit,
 *  planning/move-visit and so on. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request);
  const planId = idOr404(params.plan);
  const { search, searchParams } = new URL(request.url);
  if (form.get("act") === "add") return await add(context, params, { typed: typedVisit(form), searchParams });
  const edit = readEdit(form);
  if (!edit) throw data(null, { status: 400 });
  const edited = await inViewersProgramme(context, (transaction, by) => applyEdit(transaction, by, { planId, edit }));
  return isRefusal(edited) ? await refused(context, planId, { refusal: edited, typed: null }) : redirect(search || ".");
}

type Context = Route.ActionArgs["context"];

/** Shows the visit that was added, or keeps what was typed. */
async function add(
  context: Context,
  params: Route.ActionArgs["params"],
  { typed, searchParams }: { typed: VisitFields; searchParams: URLSearchParams },
) {
  const { plan: planId } = params;
  const visit = readVisit(typed);
  if ("wrong" in visit) return data({ errors: wrongInWords(visit.wrong), typed }, { status: 422 });
  const added = await inViewersProgramme(context, async (transaction, by) => {
    const { input } = await planOr404(transaction, planId);
    const edited = await addVisit(transaction, by, { planId, ...visit });
    return isRefusal(edited) ? edited : { visitId: edited.visitId, input };
  });
  if (isRefusal(added)) return await refused(context, planId, { refusal: added, typed });
  const address = addressShowing(readBoardAddress(searchParams), visit, added.input);
  const query = boardQuery(address, { visit: added.visitId, post: null, why: null });
  // The whole path, because a page with JavaScript sends the form to another address than its own.
  return redirect(`${href("/programmes/:programme/plans/:plan", params)}${query}#selected`);
}

async function refused(context: Context, planId: string, no: { refusal: Refusal; typed: VisitFields | null }) {
  const { refusal, typed } = no;
  const text = await inViewersProgramme(context, (transaction) => editRefusalInWords(transaction, planId, refusal));
  const errors: FormError[] = [{ field: typed ? fieldOfRefusal(refusal.code) : undefined, text }];
  return data({ errors, typed }, { status: statusOfRefusal(refusal, PLANNING_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.plan.name, loaderData?.programme.name) }];
}

export default function PlanBoard({ loaderData, actionData, params }: Route.ComponentProps) {
  const { plan, data: board, address, scale, saved, programme, notInPlan, asksForCode } = loaderData;
  const navigate = useNavigate();
  const isDraft = planAllows(plan.state, "edit");
  const typed = actionData?.typed ?? null;
  const fields = typed ?? loaderData.toAdd;
  const toAdd = { data: board, notInPlan, asksForCode, fields, errors: typed ? (actionData?.errors ?? []) : [] };
  const addsHere = loaderData.reasons !== null && loaderData.reasons.about !== "visit";
  const reasons = loaderData.reasons && (
    <>
      <ReasonsPanel reasons={loaderData.reasons} names={loaderData.reasonNames} address={address} />
      {isDraft && addsHere && <AddVisitForm {...toAdd} />}
    </>
  );
  const questions = <WhyForm address={address} notInPlan={notInPlan} />;
  const shared = { data: board, saved, bound: plan.bound, address, scale, reasons, questions };
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <PlanHeading plan={plan} programme={programme.code} history={loaderData.history} />
      <BoardControls data={board} address={address} scale={scale} />
      {board.input.posts.length === 0 ? (
        <EmptyState title={m.planning_board_no_posts_title()}>{m.planning_board_no_posts_text()}</EmptyState>
      ) : isDraft ? (
        <EditableBoard
          {...shared}
          reasonsOfVisit={loaderData.reasons?.about === "visit"}
          adding={!addsHere && <AddVisitDetails key={board.visits.length} {...toAdd} />}
          editsAddress={href("/programmes/:programme/plans/:plan/edits", params)}
          onSelect={(to) => void navigate(to, { preventScrollReset: true })}
        />
      ) : (
        <FixedBoard {...shared} />
      )}
    </>
  );
}
