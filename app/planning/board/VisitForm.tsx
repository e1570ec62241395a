import type { SubmitEvent } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { Field } from "#app/ui/Field.tsx";
import type { BoardData, PlannedVisit } from "./board-data.ts";
import type { BoardEdit } from "./board-edit.ts";
import { readEdit } from "./edit-form.ts";
import { mondayOptions, postOptions } from "./place-options.ts";

type VisitFormProps = { data: BoardData; visit: PlannedVisit; onEdit: (edit: BoardEdit) => void };

/** Moves, pins or removes one visit by an ordinary form. With JavaScript the same edit is made in place. */
export function VisitForm({ data, visit, onEdit }: VisitFormProps) {
  return (
    <form method="post" className="visit-form" onSubmit={(event) => submitInPlace(event, onEdit)}>
      <input type="hidden" name="visitId" value={visit.id} />
      {/* The key makes the fields follow the visit when it is moved on the board. */}
      <PlaceFields key={JSON.stringify(visit)} data={data} visit={visit} />
      <div className="actions">
        <Button name="act" value="move">
          {m.planning_visit_move()}
        </Button>
        <Button name="act" value={visit.pinned ? "unpin" : "pin"} kind="quiet">
          {visit.pinned ? m.planning_visit_unpin() : m.planning_visit_pin()}
        </Button>
        <Button name="act" value="remove" kind="risky">
          {m.planning_visit_remove()}
        </Button>
      </div>
    </form>
  );
}

function PlaceFields({ data, visit }: Pick<VisitFormProps, "data" | "visit">) {
  const { weeks } = data.input;
  const start = {
    name: "start",
    label: m.planning_visit_starts(),
    defaultValue: String(visit.start),
    options: mondayOptions(data),
  };
  const length = { name: "weeks", label: m.planning_table_weeks(), defaultValue: visit.weeks, min: 1, max: weeks };
  const post = { name: "post", label: m.planning_table_post(), defaultValue: visit.post, options: postOptions(data) };
  return (
    <div className="inline-form">
      <Field type="select" required {...start} />
      <Field type="number" required {...length} />
      <Field type="select" required {...post} />
    </div>
  );
}

type HistoryFormProps = { canUndo: boolean; canRedo: boolean; onEdit: (edit: BoardEdit) => void };

/** Takes edits back and makes them again; the history is the draft's, so it also outlives the page. */
export function HistoryForm({ canUndo, canRedo, onEdit }: HistoryFormProps) {
  return (
    <form method="post" className="history" onSubmit={(event) => submitInPlace(event, onEdit)}>
      <Button name="act" value="undo" kind="quiet" compact disabled={!canUndo}>
        {m.planning_edit_undo()}
      </Button>{" "}
      <Button name="act" value="redo" kind="quiet" compact disabled={!canRedo}>
        {m.planning_edit_redo()}
      </Button>
    </form>
  );
}

function submitInPlace(event: SubmitEvent<HTMLFormElement>, onEdit: (edit: BoardEdit) => void): void {
  const edit = readEdit(new FormData(event.currentTarget, event.nativeEvent.submitter));
  if (!edit) return;
  event.preventDefault();
  onEdit(edit);
}
