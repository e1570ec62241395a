import type { BoardEdit } from "./board-edit.ts";

/** An edit as the fields of a form: what the page without JavaScript sends, and what the browser sends with it. */
export function editFields(edit: BoardEdit): Record<string, string> {
  return Object.fromEntries(Object.entries(edit).map(([name, value]) => [name, String(value)]));
}

/** Reads an edit from the fields of a form.
 *  @returns null when they are not those of an edit; whether the edit can be made is for the command to say */
export function readEdit(form: FormData): BoardEdit | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const act = text("act");
  const visitId = text("visitId");
  switch (act) {
    case "undo":
    case "redo":
      return { act };
    case "pin":
    case "unpin":
    case "remove":
      return visitId ? { act, visitId } : null;
    case "move": {
      const [start, weeks] = [Number(text("start") || NaN), Number(text("weeks") || NaN)];
      if (!visitId || !Number.isInteger(start) || !Number.isInteger(weeks)) return null;
      return { act, visitId, post: text("post"), start, weeks };
    }
    default:
      return null;
  }
}
