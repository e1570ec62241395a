import type { PlannedVisit } from "./board-data.ts";
import { nudged, type BoardEdit, type Nudge } from "./board-edit.ts";
import type { Tentative } from "./editor-state.ts";

/** What a key on the board asks for. */
export type KeyAct =
  | { type: "try"; tentative: Tentative }
  | { type: "edit"; edit: BoardEdit }
  | { type: "put-back" }
  | { type: "help" };

type Key = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

type KeyContext = {
  /** The visit whose bar has the focus, where it is shown now. */
  visit: PlannedVisit | null;
  tentative: Tentative | null;
  weeks: number;
  /** The posts in the order of the board. */
  posts: readonly string[];
};

const NUDGES: Record<string, Nudge> = {
  ArrowLeft: "earlier",
  ArrowRight: "later",
  ArrowUp: "up",
  ArrowDown: "down",
};
const LENGTHS: Record<string, Nudge> = { ArrowLeft: "shorter", ArrowRight: "longer" };

/** What a key means on the board: arrows try a step of the bar in focus, Shift and arrows its length, Enter keeps what is tried, Escape
 *  puts it back, P pins, Delete removes, Ctrl+Z and Ctrl+Y go through the history, ? shows the keys.
 *  @returns null when it means nothing here, so that it does what it does elsewhere */
export function actOfKey(pressed: Key, context: KeyContext): KeyAct | null {
  const { key } = pressed;
  if (pressed.altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) return historyAct(pressed);
  if (key === "?") return { type: "help" };
  if (key === "Escape") return context.tentative ? { type: "put-back" } : null;
  return context.visit && visitAct(pressed, context, context.visit);
}

function historyAct({ key, shiftKey }: Key): KeyAct | null {
  const letter = key.toLowerCase();
  if (letter === "y" || (letter === "z" && shiftKey)) return { type: "edit", edit: { act: "redo" } };
  return letter === "z" ? { type: "edit", edit: { act: "undo" } } : null;
}

function visitAct({ key, shiftKey }: Key, { tentative, weeks, posts }: KeyContext, visit: PlannedVisit): KeyAct | null {
  const visitId = visit.id;
  const nudge = (shiftKey ? LENGTHS : NUDGES)[key];
  if (nudge) return { type: "try", tentative: { visitId, place: nudged(placeOf(visit), nudge, { weeks, posts }) } };
  if (key === "Enter" && tentative?.visitId === visitId)
    return { type: "edit", edit: { act: "move", visitId, ...tentative.place } };
  if (key === "Delete" || key === "Backspace") return { type: "edit", edit: { act: "remove", visitId } };
  if (key.toLowerCase() === "p") return { type: "edit", edit: { act: visit.pinned ? "unpin" : "pin", visitId } };
  return null;
}

function placeOf({ post, start, weeks }: PlannedVisit) {
  return { post, start, weeks };
}
