import { useEffect, useRef, type PointerEvent as ReactPointerEvent } from "react";
import type { PlannedVisit } from "./board-data.ts";
import type { VisitPlace } from "./board-edit.ts";

/** A hand that trembles while clicking drags nothing. */
const LEAST_DRAG_PX = 5;

type Drag = { visit: PlannedVisit; fromX: number; fromScroll: number; place: VisitPlace | null };

type BarDragOptions = {
  weekPx: number;
  programmeWeeks: number;
  visits: PlannedVisit[];
  onDrag: (visitId: string, place: VisitPlace) => void;
  onDrop: (visitId: string, place: VisitPlace) => void;
  onCancel: () => void;
};

/** Lets a bar be dragged to other weeks and to another post's row. By touch only the selected bar is dragged, so that a finger that
 *  scrolls moves nothing. The listeners are the window's, because a dragged bar is drawn anew in every row it comes to.
 *  @returns what to do when a pointer goes down on the board, and whether a click only ends a drag */
export function useBarDrag(options: BarDragOptions) {
  const drag = useRef<Drag | null>(null);
  const wasDragged = useRef(false);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const move = (event: PointerEvent) => follow(event, drag.current, latest.current);
    const end = (event: PointerEvent | KeyboardEvent) => {
      if (event instanceof KeyboardEvent && event.key !== "Escape") return;
      const ended = drag.current;
      drag.current = null;
      if (!ended?.place) return;
      wasDragged.current = true;
      if (event.type === "pointerup") latest.current.onDrop(ended.visit.id, ended.place);
      else latest.current.onCancel();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", end);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", end);
    };
  }, []);

  return {
    onPointerDown: (event: ReactPointerEvent) => {
      wasDragged.current = false;
      const bar = event.target instanceof Element ? event.target.closest("a[data-visit]") : null;
      const visit = options.visits.find(({ id }) => id === bar?.getAttribute("data-visit"));
      if (!bar || !visit || event.button !== 0) return;
      if (event.pointerType === "touch" && !bar.hasAttribute("aria-current")) return;
      drag.current = { visit, fromX: event.clientX, fromScroll: scrollOf(bar), place: null };
    },
    endedDrag: () => wasDragged.current,
  };
}

function follow(event: PointerEvent, drag: Drag | null, { weekPx, programmeWeeks, onDrag }: BarDragOptions): void {
  if (!drag) return;
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const scrolled = scrollOf(under) - drag.fromScroll;
  const distance = event.clientX - drag.fromX + (under?.closest(".board") ? scrolled : 0);
  const row = under?.closest("[data-post]")?.getAttribute("data-post") ?? drag.visit.post;
  if (!drag.place && Math.abs(distance) < LEAST_DRAG_PX && row === drag.visit.post) return;
  const { start, weeks } = drag.visit;
  const moved = Math.max(0, Math.min(programmeWeeks - weeks, start + Math.round(distance / weekPx)));
  const place = { post: row, start: moved, weeks };
  if (drag.place?.start === place.start && drag.place.post === place.post) return;
  drag.place = place;
  onDrag(drag.visit.id, place);
}

function scrollOf(element: Element | null): number {
  return element?.closest(".board")?.scrollLeft ?? 0;
}
