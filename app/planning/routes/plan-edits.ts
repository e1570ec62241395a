import { data } from "react-router";
import { inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { applyEdit, getSavedDraft } from "../board/apply-edit.server.ts";
import { readEdit } from "../board/edit-form.ts";
import type { EditAnswer } from "../board/use-draft-editor.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/plan-edits";

/** Changes one visit of a draft for the board in the browser, and answers with the draft as it is now; every member may.
 *  Audit: planning/move-visit and so on. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const edit = readEdit(await readForm(request));
  if (!edit) throw data(null, { status: 400 });
  const { plan: planId } = params;
  const edited = await inViewersProgramme(context, (transaction, by) => applyEdit(transaction, by, { planId, edit }));
  // Read apart, because a refusal has rolled its transaction back.
  const saved = await inViewersProgramme(context, (transaction) => getSavedDraft(transaction, planId));
  const refusal = isRefusal(edited) ? refusalInWords(edited, PLANNING_REFUSALS) : null;
  const answer: EditAnswer = { saved, refusal };
  return Response.json(answer, { status: refusal === null ? 200 : 409 });
}
