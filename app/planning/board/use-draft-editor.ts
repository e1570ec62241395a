import { useLayoutEffect, useReducer, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { PlanInput } from "../model/plan-input.ts";
import type { BoardEdit } from "./board-edit.ts";
import { editFields } from "./edit-form.ts";
import { newEditor, nextEditor, type EditorState, type SavedDraft, type Tentative } from "./editor-state.ts";

/** What the server answers to an edit: the draft as it is now, and why the edit was refused if it was. */
export type EditAnswer = { saved: SavedDraft | null; refusal: string | null };

export type DraftEditor = {
  state: EditorState;
  attempt: (tentative: Tentative) => void;
  putBack: () => void;
  save: (edit: BoardEdit) => void;
};

/** A draft that is changed in the browser: an edit is shown at once and sent in the order it was made; one that is refused, or cannot
 *  be sent, is put back.
 *  @param saved   the draft as the page loaded it; a later one replaces it
 *  @param address where edits are sent
 *  @param input   with the people whom the page knows; when somebody else has added another, the page asks the server who that is */
export function useDraftEditor(saved: SavedDraft, address: string, input: PlanInput): DraftEditor {
  const [state, dispatch] = useReducer(nextEditor, saved, newEditor);
  const [loaded, setLoaded] = useState(saved);
  if (loaded !== saved) {
    setLoaded(saved);
    dispatch({ type: "loaded", saved });
  }
  const { revalidate } = useRevalidator();
  const known = useRef(input);
  useLayoutEffect(() => {
    known.current = input;
  }, [input]);
  // Edits are sent one after the other; after a refusal those still waiting are dropped, because they were made on what is not so.
  const sending = useRef({ last: Promise.resolve(), round: 0 });
  const sendAfter = async (before: Promise<void>, edit: BoardEdit, round: number) => {
    await before;
    if (round !== sending.current.round) return;
    const answer = await send(address, edit);
    const saved = answer.saved && ofKnownPeople(answer.saved, known.current);
    if (saved) dispatch({ type: "saved", saved });
    if (answer.refusal !== null) {
      sending.current.round += 1;
      dispatch({ type: "refused", reason: answer.refusal });
    }
    // The next edit waits for it, so that what is loaded is never older than what was saved.
    if (saved?.visits.length !== answer.saved?.visits.length) await revalidate();
  };
  const save = (edit: BoardEdit) => {
    dispatch({ type: "edited", edit });
    sending.current.last = sendAfter(sending.current.last, edit, sending.current.round);
  };
  return {
    state,
    attempt: (tentative) => dispatch({ type: "tried", tentative }),
    putBack: () => dispatch({ type: "put-back" }),
    save,
  };
}

/** The draft without the visits of people whom the page does not know: it could neither name nor value them. */
function ofKnownPeople(saved: SavedDraft, { people }: PlanInput): SavedDraft {
  const known = new Set(people.map(({ id }) => id));
  return { ...saved, visits: saved.visits.filter(({ person }) => known.has(person)) };
}

async function send(address: string, edit: BoardEdit): Promise<EditAnswer> {
  try {
    const body = new URLSearchParams(editFields(edit));
    const response = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } });
    const isAnswer = response.headers.get("content-type")?.startsWith("application/json");
    return isAnswer ? await asAnswer(response) : { saved: null, refusal: m.planning_edit_failed() };
  } catch {
    return { saved: null, refusal: m.planning_edit_not_sent() };
  }
}

async function asAnswer(response: Response): Promise<EditAnswer> {
  const answer: unknown = await response.json();
  return isAnswer(answer) ? answer : { saved: null, refusal: m.planning_edit_failed() };
}

/** Only our own server answers there, so that a look at the outside is enough to tell its answers from an error page. */
function isAnswer(value: unknown): value is EditAnswer {
  return typeof value === "object" && value !== null && "saved" in value && "refusal" in value;
}
