import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import type { BoardData, PlannedVisit } from "./board-data.ts";
import { actOfKey, type KeyAct } from "./board-keys.ts";
import { KeyHelp } from "./KeyHelp.tsx";
import type { Scale } from "./scale.ts";
import { useBarDrag } from "./use-bar-drag.ts";
import type { DraftEditor } from "./use-draft-editor.ts";

type BarControlsProps = {
  data: BoardData;
  scale: Scale;
  editor: DraftEditor;
  /** The visits as the board shows them. */
  visits: PlannedVisit[];
  onSelect: (href: string) => void;
  children: ReactNode;
};

/** Listens to keys and pointer for all bars at once, so that the drawing stays the one that the server makes. */
export function BarControls({ data, scale, editor, visits, onSelect, children }: BarControlsProps) {
  const area = useRef<HTMLDivElement>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const { tentative } = editor.state;
  const drag = useBarDrag({
    weekPx: scale.weekPx,
    programmeWeeks: data.input.weeks,
    visits,
    onDrag: (visitId, place) => editor.attempt({ visitId, place }),
    onDrop: (visitId, place) => editor.save({ act: "move", visitId, ...place }),
    onCancel: editor.putBack,
  });
  // A bar that comes to another row is drawn anew there; the focus follows it.
  useLayoutEffect(() => {
    if (tentative && document.activeElement === document.body) focusBar(area.current, tentative.visitId);
  }, [tentative]);

  const onKeyDown = (event: KeyboardEvent) => {
    const visit = visits.find(({ id }) => id === visitIdOf(event.target)) ?? null;
    const act = actOfKey(event, { visit, tentative, weeks: data.input.weeks, posts: postsIn(area.current) });
    if (!act) return;
    event.preventDefault();
    if (act.type === "help") setHelpOpen(!helpOpen);
    else perform(act, editor);
  };
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (!drag.endedDrag()) onSelect(link.getAttribute("href") ?? "");
  };
  const listeners = { onKeyDown, onClick, onPointerDown: drag.onPointerDown, onDragStart: preventDefault };
  return (
    <>
      <div ref={area} {...listeners}>
        {children}
      </div>
      <KeyHelp open={helpOpen} onToggle={setHelpOpen} />
    </>
  );
}

function perform(act: Exclude<KeyAct, { type: "help" }>, editor: DraftEditor): void {
  switch (act.type) {
    case "try":
      return editor.attempt(act.tentative);
    case "edit":
      return editor.save(act.edit);
    case "put-back":
      return editor.putBack();
  }
}

function visitIdOf(target: EventTarget): string | null {
  const bar = target instanceof Element ? target.closest("a[data-visit]") : null;
  return bar?.getAttribute("data-visit") ?? null;
}

/** The posts in the order of the board. */
function postsIn(area: HTMLElement | null): string[] {
  return [...(area?.querySelectorAll("[data-post]") ?? [])].flatMap((row) => row.getAttribute("data-post") ?? []);
}

function focusBar(area: HTMLElement | null, visitId: string): void {
  area?.querySelector<SVGAElement>(`a[data-visit="${CSS.escape(visitId)}"]`)?.focus();
}

/** Browsers drag links by themselves; here the bar is dragged. */
function preventDefault(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
