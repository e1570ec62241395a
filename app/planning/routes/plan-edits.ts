import { data } from "react-router";
import { inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { statusOfRefusal } from "#app/lib/refusal-list.ts";
import { applyEdit, getSavedDraft } from "../board/apply-edit.server.ts";
import { readEdit } from "../board/edit-form.ts";
import type { EditAnswer } from "../board/use-draft-editor.ts";
import { editRefusalInWords } from "../refusal-sentences.server.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/plan-edits";

/** Changes one visit of a draft for the board in the browser, and answers with the draft as it is now; every member may.
 *  Audit: planning/move-visit and so on. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const edit = readEdit(await readForm(request));
  const planId = idOr404(params.plan);
  if (!edit) throw data(null, { status: 400 });
  const edited = await inViewersProgramme(context, (transaction, by) => applyEdit(transaction, by, { planId, edit }));
  // Read apart, because a refusal has rolled its transaction back.
  const answer = await inViewersProgramme(context, async (transaction): Promise<EditAnswer> => ({
    saved: await getSavedDraft(transaction, planId),
    refusal: isRefusal(edited) ? await editRefusalInWords(transaction, planId, edited) : null,
  }));
  return Response.json(answer, { status: isRefusal(edited) ? statusOfRefusal(edited, PLANNING_REFUSALS) : 200 });
}
