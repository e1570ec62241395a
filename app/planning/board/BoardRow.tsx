import { m } from "#app/paraglide/messages.js";
import { boardQuery, type BoardAddress } from "./board-address.ts";
import type { BoardPost, BoardVisit } from "./board-data.ts";
import { BAR_PX, LANE_PX, type Bar, type GapMark, type Row } from "./board-layout.ts";
import { weeksOf } from "./board-view.ts";
import { widthOf, type Scale, type Span } from "./scale.ts";
import { postInWords, visitInWords } from "./visit-words.ts";
import { weeksInWords } from "./week-words.ts";

/** What a row needs to know of the board around it. */
type Surroundings = { startsOn: string; scale: Scale; address: BoardAddress };
type BoardRowProps = { post: BoardPost; row: Row; board: Surroundings; country: string };

const TEXT_BASE_PX = 16;
const CORNER_PX = 3;

/** The drawing of one post: closed weeks and bands behind, then gaps, then visits. */
export function BoardRow({ post, row, board, country }: BoardRowProps) {
  const width = widthOf(board.scale);
  return (
    <svg
      width={width}
      height={row.height}
      viewBox={`0 0 ${width} ${row.height}`}
      role="group"
      aria-label={rowInWords(post)}
    >
      <use href="#bands" />
      <use href={`#induction-${country}`} />
      {row.closed.length > 0 && <path className="closed" d={stripes(row.closed, row.height)} />}
      {row.gaps.map((gap) => (
        <GapDrawing key={gap.gap.first} gap={gap} board={board} />
      ))}
      {row.bars.map((bar) => (
        <BarDrawing key={bar.visit.id} bar={bar} board={board} />
      ))}
    </svg>
  );
}

function rowInWords(post: BoardPost): string {
  return m.planning_board_row({
    post: postInWords(post),
    ...weeksOf(post),
  });
}

function GapDrawing({ gap, board }: { gap: GapMark; board: Surroundings }) {
  const { startsOn } = board;
  const when = weeksInWords(startsOn, { start: gap.gap.first, weeks: gap.weeks });
  return (
    <g className="gap" role="img" aria-label={m.planning_board_gap({ weeks: gap.weeks, when })}>
      <title>{m.planning_board_gap({ weeks: gap.weeks, when })}</title>
      <rect x={gap.x + 2} y={5} width={gap.width - 4} height={LANE_PX - 6} />
      <text x={gap.x + gap.width / 2} y={TEXT_BASE_PX + 4}>
        {gap.weeks}
      </text>
    </g>
  );
}

export function BarDrawing({ bar, board }: { bar: Bar; board: Surroundings }) {
  const { visit, y, text } = bar;
  const { x, width } = drawn(bar.span);
  const selected = board.address.visit === visit.id;
  return (
    <a
      href={`${boardQuery(board.address, { visit: visit.id, post: null })}#selected`}
      className={classOf(visit)}
      data-visit={visit.id}
      aria-current={selected ? true : undefined}
    >
      <title>{visitInWords(visit, board.startsOn)}</title>
      <rect x={x} y={y} width={width} height={BAR_PX} rx={CORNER_PX} />
      {bar.handOvers.length > 0 && (
        <path className="hand-over" d={stripes(bar.handOvers.map(inset), BAR_PX - 2, y + 1)} />
      )}
      {text && (
        <text x={bar.textX} y={y + TEXT_BASE_PX}>
          {text}
        </text>
      )}
    </a>
  );
}

/** A bar ends a pixel before the next week; where the visit goes on beyond the edge, it runs out of the drawing. */
function drawn({ x, width, before, after }: Span): { x: number; width: number } {
  const left = x + (before ? -CORNER_PX * 2 : 1);
  const right = x + width + (after ? CORNER_PX * 2 : -1);
  return { x: left, width: right - left };
}

function inset({ x, width, ...edges }: Span): Span {
  return { x: x + 1, width: width - 2, ...edges };
}

function classOf(visit: BoardVisit): string {
  const state = visit.agreed ? "agreed" : "draft";
  return [state, visit.pinned && "pinned", visit.broken && "broken", visit.sought && "sought"]
    .filter(Boolean)
    .join(" ");
}

/** Upright stripes of one height as the data of a path. */
export function stripes(spans: readonly Span[], height: number, y = 0): string {
  return spans.map(({ x, width }) => `M${x} ${y}h${width}v${height}h-${width}z`).join("");
}
