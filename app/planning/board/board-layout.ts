import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import type { Visit } from "../model/plan-input.ts";
import type { Board, BoardBlock, BoardPost, BoardVisit, Gap } from "./board-data.ts";
import { fitName } from "./name-fit.ts";
import { spanOf, spansOf, type Scale, type Span } from "./scale.ts";

export const LANE_PX = 26;
export const BAR_PX = 22;
const ROW_PADDING_PX = 4;
const TEXT_PADDING_PX = 5;
/** A date of two digits needs this much room. */
const DATE_PX = 18;

export type Bar = {
  visit: BoardVisit;
  span: Span;
  y: number;
  textX: number;
  text: string;
  handOvers: Span[];
};
export type GapMark = Span & { gap: Gap; weeks: number };
export type Row = { height: number; bars: Bar[]; gaps: GapMark[]; closed: Span[] };

/** Where everything in a post's row lies. */
export function rowOf(post: BoardPost, scale: Scale): Row {
  const lanes = lanesOf(post.visits);
  return {
    height: Math.max(1, ...lanes.map((lane) => lane + 1)) * LANE_PX + ROW_PADDING_PX,
    bars: post.visits.flatMap((visit, index) => barOf(visit, lanes[index] ?? 0, scale) ?? []),
    gaps: post.gaps.flatMap((gap) => {
      const span = spanOf(scale, gap.first, gap.last);
      return span ? { ...span, gap, weeks: gap.last - gap.first + 1 } : [];
    }),
    closed: spansOf(scale, post.closed),
  };
}

function barOf(visit: BoardVisit, lane: number, scale: Scale): Bar | null {
  const span = spanOf(scale, visit.start, visit.start + visit.weeks - 1);
  if (!span) return null;
  const mark = markOf(visit);
  const name = fitName(visit.name, span.width - 2 * TEXT_PADDING_PX - (mark ? DATE_PX : 0));
  return {
    visit,
    span,
    y: ROW_PADDING_PX / 2 + lane * LANE_PX + (LANE_PX - BAR_PX) / 2,
    textX: Math.max(0, span.x) + TEXT_PADDING_PX,
    text: [mark, name].filter(Boolean).join(" "),
    handOvers: spansOf(
      scale,
      visit.handOverWeeks.map((week) => [week, week]),
    ),
  };
}

/** A sign before the name, so that a state is not told by colour alone. */
function markOf(visit: BoardVisit): string {
  if (visit.broken) return "!";
  if (visit.agreed) return "✓";
  return visit.pinned ? "◆" : "";
}

/** The lane of each visit, from 0: the first lane that is free from its first to its last week.
 *  @param visits in the order of their starts */
export function lanesOf(visits: readonly Visit[]): number[] {
  const freeFrom: number[] = [];
  return visits.map((visit) => {
    const free = freeFrom.findIndex((week) => week <= visit.start);
    const lane = free === -1 ? freeFrom.length : free;
    freeFrom[lane] = visit.start + visit.weeks;
    return lane;
  });
}

export type Tick = { x: number; week: number; date: string };
export type BlockMark = Span & { block: number; cost: number; budget: number };

/** Where the months begin: the first Monday of each, and the first week shown. */
export function monthTicks(startsOn: string, scale: Scale): Tick[] {
  const ticks = weekTicks(startsOn, scale);
  return ticks.filter(({ date }, index) => {
    const before = ticks[index - 1];
    return before === undefined || before.date.slice(0, 7) !== date.slice(0, 7);
  });
}

/** Every week shown, with its Monday. */
export function weekTicks(startsOn: string, scale: Scale): Tick[] {
  return Array.from({ length: scale.weeks }, (_, index) => {
    const week = scale.first + index;
    return { x: index * scale.weekPx, week, date: addDays(startsOn, week * DAYS_PER_WEEK) };
  });
}

/** The weeks whose Monday there is room to write: every one, every second, every fourth or, at the widest zoom, none. */
export function dateTicks(startsOn: string, scale: Scale): Tick[] {
  const step = [1, 2, 4].find((weeks) => weeks * scale.weekPx >= DATE_PX);
  return step === undefined ? [] : weekTicks(startsOn, scale).filter(({ week }) => week % step === 0);
}

export function blockMarks(blocks: readonly BoardBlock[], scale: Scale): BlockMark[] {
  return blocks.flatMap(({ first, last, cost, budget }, block) => {
    const span = spanOf(scale, first, last);
    return span ? { ...span, block, cost, budget } : [];
  });
}

/** The induction weeks and waves of a country that the scale shows. */
export function bandsOf(board: Board, country: string, scale: Scale) {
  return {
    waves: board.waves.flatMap((wave) => {
      const span = spanOf(scale, wave.first, wave.last);
      return span ? { ...span, name: wave.name } : [];
    }),
    inductions: spansOf(
      scale,
      (board.inductionWeeks[country] ?? []).map((week) => [week, week]),
    ),
  };
}
