import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import type { Refusal } from "#app/lib/refusal.ts";
import { moveVisit, pinVisit, redoEdit, removeVisit, undoEdit, unpinVisit } from "../plan-edit.commands.server.ts";
import { getPlan } from "../plan.queries.server.ts";
import type { BoardEdit } from "./board-edit.ts";
import { getBoardData } from "./board-data.server.ts";
import type { SavedDraft } from "./editor-state.ts";

/** Makes an edit of a draft by the command it stands for.
 *  @refuses whatever that command refuses */
export async function applyEdit(
  transaction: Transaction,
  context: ProgrammeContext,
  { planId, edit }: { planId: string; edit: BoardEdit },
): Promise<object | Refusal> {
  switch (edit.act) {
    case "move":
      return await moveVisit(transaction, context, { planId, ...edit });
    case "pin":
      return await pinVisit(transaction, context, { planId, ...edit });
    case "unpin":
      return await unpinVisit(transaction, context, { planId, ...edit });
    case "remove":
      return await removeVisit(transaction, context, { planId, ...edit });
    case "undo":
      return await undoEdit(transaction, context, planId);
    case "redo":
      return await redoEdit(transaction, context, planId);
  }
}

/** The draft as the browser keeps it, or null when there is none (any more). */
export async function getSavedDraft(transaction: Transaction, planId: string): Promise<SavedDraft | null> {
  const plan = await getPlan(transaction, planId);
  if (!plan) return null;
  const { visits } = await getBoardData(transaction, plan);
  return { visits, canUndo: plan.canUndo, canRedo: plan.canRedo };
}
