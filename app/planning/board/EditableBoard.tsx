import { useEffect, useMemo, useRef, type ReactNode } from "react";
import type { BoardAddress } from "./board-address.ts";
import type { BoardData } from "./board-data.ts";
import { standingOf, visitsIn } from "./board-edit.ts";
import { boardOf } from "./board-view.ts";
import { BarControls } from "./BarControls.tsx";
import { BoardDrawing } from "./BoardDrawing.tsx";
import { BoardFigures } from "./BoardFigures.tsx";
import { BoardLegend } from "./BoardLegend.tsx";
import { BoardTable } from "./BoardTable.tsx";
import { EffectPanel } from "./EffectPanel.tsx";
import { settledVisits, triedVisits, type EditorState, type SavedDraft } from "./editor-state.ts";
import type { Scale } from "./scale.ts";
import { useDraftEditor } from "./use-draft-editor.ts";
import { HistoryForm, VisitForm } from "./VisitForm.tsx";

export type EditableBoardProps = {
  data: BoardData;
  saved: SavedDraft;
  bound: number;
  address: BoardAddress;
  scale: Scale;
  /** Where edits are sent. */
  editsAddress: string;
  /** Goes to another address of the same page without loading it anew. */
  onSelect: (href: string) => void;
  /** What is told of the selected visit, post or person; null when none is. */
  reasons: ReactNode;
  /** The reasons are those of the selected visit, and go when it does. */
  reasonsOfVisit: boolean;
  /** What else can be asked. */
  questions: ReactNode;
  /** Adds a visit, unless that stands with the reasons. */
  adding: ReactNode;
};

/** The board of a draft with its figures, changed by pointer, by keys, or by the form of the selected visit. */
export function EditableBoard(props: EditableBoardProps) {
  const { data, address, scale } = props;
  const editor = useDraftEditor(props.saved, props.editsAddress, data.input);
  const { saved, sent, tentative, refusal } = editor.state;
  const { visits, before, after, board } = useShownBoard(editor.state, data, address);
  const moving = visits.find(({ id }) => id === tentative?.visitId) ?? null;
  const selected = visits.find(({ id }) => id === address.visit);
  const reasons = props.reasonsOfVisit && !selected ? null : props.reasons;
  const without = useMemo(
    () =>
      selected
        ? standingOf(
            data.input,
            visits.filter((visit) => visit !== selected),
          )
        : after,
    [data.input, visits, selected, after],
  );
  const marked = { ...address, visit: tentative?.visitId ?? address.visit };
  useSelectedRowInSight(address.visit);
  const save = () => tentative && editor.save({ act: "move", visitId: tentative.visitId, ...tentative.place });
  const effect = { data, moving, selected: selected !== undefined, before: moving ? before : without, after, refusal };
  return (
    <>
      <BoardFigures input={data.input} standing={after} bound={props.bound} />
      <HistoryForm canUndo={saved.canUndo || sent.length > 0} canRedo={saved.canRedo} onEdit={editor.save} />
      {props.adding}
      <BarControls data={data} scale={scale} editor={editor} visits={visits} onSelect={props.onSelect}>
        {address.view === "table" ? (
          <BoardTable board={board} data={data} address={address} />
        ) : (
          <BoardDrawing board={board} scale={scale} address={marked} currency={data.input.currency} />
        )}
      </BarControls>
      <div className={moving || refusal || selected || reasons ? "beside" : undefined}>
        <div id="selected" tabIndex={-1} hidden={moving !== null}>
          {reasons}
        </div>
        <EffectPanel {...effect} onSave={save} onPutBack={editor.putBack} />
        <div hidden={moving !== null}>
          {selected && <VisitForm data={data} visit={selected} onEdit={editor.save} />}
        </div>
      </div>
      {address.view === "board" && <BoardLegend />}
      {props.questions}
    </>
  );
}

/** What is told of a visit must not cover its row. A visit just added gets the focus, because the form that had it is gone. */
function useSelectedRowInSight(visitId: string | null): void {
  const seen = useRef(visitId);
  useEffect(() => {
    const bar = visitId && document.querySelector<SVGAElement>(`a[data-visit="${CSS.escape(visitId)}"]`);
    if (bar) bar.closest("[data-post]")?.scrollIntoView({ block: "nearest" });
    if (bar && seen.current !== visitId && document.activeElement === document.body) bar.focus({ preventScroll: true });
    seen.current = visitId;
  }, [visitId]);
}

/** What the board shows now, and how the plan stands with and without what is only tried. */
function useShownBoard({ saved, sent, tentative }: EditorState, data: BoardData, address: BoardAddress) {
  const settled = useMemo(() => settledVisits({ saved, sent }), [saved, sent]);
  const visits = useMemo(() => triedVisits(settled, tentative), [settled, tentative]);
  const before = useMemo(() => standingOf(data.input, settled), [data.input, settled]);
  const after = useMemo(() => standingOf(data.input, visits), [data.input, visits]);
  const board = useMemo(
    () => boardOf({ ...data, visits }, address, visitsIn(after.breaches, visits)),
    [data, visits, address, after],
  );
  return { visits, before, after, board };
}
