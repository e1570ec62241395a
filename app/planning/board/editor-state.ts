import type { PlannedVisit } from "./board-data.ts";
import { withEdit, type BoardEdit, type VisitPlace } from "./board-edit.ts";

/** A draft as the server last told it. */
export type SavedDraft = { visits: PlannedVisit[]; canUndo: boolean; canRedo: boolean };

/** A change that is shown but not yet sent: a bar being dragged, or moved by the arrow keys. */
export type Tentative = { visitId: string; place: VisitPlace };

export type EditorState = {
  saved: SavedDraft;
  /** Edits that were sent, or wait to be, in order; shown as if they were saved. */
  sent: BoardEdit[];
  tentative: Tentative | null;
  /** Why the last edit was put back. */
  refusal: string | null;
};

export type EditorEvent =
  | { type: "loaded"; saved: SavedDraft }
  | { type: "tried"; tentative: Tentative }
  | { type: "put-back" }
  | { type: "edited"; edit: BoardEdit }
  | { type: "saved"; saved: SavedDraft }
  | { type: "refused"; reason: string };

/** An editor of a draft, with nothing changed yet. */
export function newEditor(saved: SavedDraft): EditorState {
  return { saved, sent: [], tentative: null, refusal: null };
}

/** The editor after something has happened. An edit is shown at once; when it is refused, it and all that were made after it are put
 *  back, because they were made on what is not so. */
export function nextEditor(state: EditorState, event: EditorEvent): EditorState {
  switch (event.type) {
    case "loaded":
      return { ...state, saved: event.saved };
    case "tried":
      return { ...state, tentative: event.tentative, refusal: null };
    case "put-back":
      return { ...state, tentative: null };
    case "edited":
      return { ...state, sent: [...state.sent, event.edit], tentative: null, refusal: null };
    case "saved":
      return { ...state, saved: event.saved, sent: state.sent.slice(1) };
    case "refused":
      return { ...state, sent: [], tentative: null, refusal: event.reason };
  }
}

/** The visits with what was sent, without what is only tried. */
export function settledVisits({ saved, sent }: Pick<EditorState, "saved" | "sent">): PlannedVisit[] {
  return sent.reduce((visits, edit) => withEdit(visits, edit), saved.visits);
}

/** The visits with what is tried, as the board shows them. */
export function triedVisits(settled: PlannedVisit[], tentative: Tentative | null): PlannedVisit[] {
  if (!tentative) return settled;
  return withEdit(settled, { act: "move", visitId: tentative.visitId, ...tentative.place });
}
