import type { WeekRange } from "../model/plan-input.ts";

/** The zooms of the board, shortest first. */
export const ZOOMS = ["quarter", "half-year", "year", "two-years", "three-years"] as const;
export type Zoom = (typeof ZOOMS)[number];

/** How many weeks each zoom shows. */
export const ZOOM_WEEKS: Record<Zoom, number> = {
  quarter: 13,
  "half-year": 26,
  year: 52,
  "two-years": 104,
  "three-years": 156,
};

/** Every zoom fills about the width of a desk's screen beside the row labels. */
const WIDTH_PX = 1000;
const MIN_WEEK_PX = 6;
const MAX_WEEK_PX = 80;

/** A stretch of weeks and where they lie on the drawing. */
export type Scale = { first: number; weeks: number; weekPx: number };

/** The weeks that a zoom shows from a week on, moved so that they lie within the programme, and cut where the programme is shorter. */
export function scaleOf(zoom: Zoom, from: number, programmeWeeks: number): Scale {
  const weeks = Math.min(ZOOM_WEEKS[zoom], programmeWeeks);
  const weekPx = Math.min(MAX_WEEK_PX, Math.max(MIN_WEEK_PX, Math.floor(WIDTH_PX / weeks)));
  return { first: Math.max(0, Math.min(from, programmeWeeks - weeks)), weeks, weekPx };
}

/** The width of the drawing, in pixels. */
export function widthOf(scale: Scale): number {
  return scale.weeks * scale.weekPx;
}

/** Where a stretch of weeks lies; `before` and `after` tell that it goes on beyond an edge of the drawing. */
export type Span = { x: number; width: number; before: boolean; after: boolean };

/** The part of weeks `first` to `last` that the scale shows; null when it shows none of them. */
export function spanOf(scale: Scale, first: number, last: number): Span | null {
  const lastShown = scale.first + scale.weeks - 1;
  if (last < scale.first || first > lastShown) return null;
  const from = Math.max(first, scale.first);
  const to = Math.min(last, lastShown);
  return {
    x: (from - scale.first) * scale.weekPx,
    width: (to - from + 1) * scale.weekPx,
    before: first < scale.first,
    after: last > lastShown,
  };
}

/** The spans of several stretches, without those that are not shown. */
export function spansOf(scale: Scale, ranges: readonly WeekRange[]): Span[] {
  return ranges.flatMap(([first, last]) => spanOf(scale, first, last) ?? []);
}

/** The week at a distance from the left edge of the drawing. */
export function weekAt(scale: Scale, x: number): number {
  return scale.first + Math.floor(x / scale.weekPx);
}
