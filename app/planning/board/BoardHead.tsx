import { m } from "#app/paraglide/messages.js";
import type { Board, BoardHospital } from "./board-data.ts";
import { bandsOf, blockMarks, dateTicks, monthTicks, type BlockMark, type Tick } from "./board-layout.ts";
import { stripes } from "./BoardRow.tsx";
import { textWidth } from "./name-fit.ts";
import { moneyInWords, percentInWords } from "#app/ui/number-words.ts";
import { widthOf, type Scale, type Span } from "./scale.ts";
import { shortMonth } from "#app/ui/date-words.ts";

type BoardHeadProps = { board: Board; scale: Scale; currency: string };

const BLOCK_LINE_PX = 26;
const LINE_PX = 20;
/** Taller than any row; each row's drawing cuts it off. */
const TALL_PX = 400;
const HOSPITAL_LINE_PX = 24;

/** The head of the board: blocks with cost against budget, months, Mondays; and what every row draws behind its visits. */
export function BoardHead({ board, scale, currency }: BoardHeadProps) {
  const width = widthOf(scale);
  const dates = dateTicks(board.startsOn, scale);
  const height = BLOCK_LINE_PX + LINE_PX * (dates.length > 0 ? 2 : 1);
  return (
    <div className="board-row board-head">
      <div className="board-label">
        <span>{m.planning_board_corner()}</span>
      </div>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Patterns />
        <defs>
          <Bands board={board} scale={scale} />
          <Months startsOn={board.startsOn} scale={scale} />
        </defs>
        {blockMarks(board.blocks, scale).map((mark) => (
          <BlockDrawing key={mark.block} mark={mark} currency={currency} />
        ))}
        <use href="#months" y={BLOCK_LINE_PX} />
        {dates.map(({ x, week, date }) => (
          <text key={week} className="date" x={x + 2} y={height - 5}>
            {Number(date.slice(-2))}
          </text>
        ))}
      </svg>
    </div>
  );
}

function BlockDrawing({ mark, currency }: { mark: BlockMark; currency: string }) {
  const { x, width, block, cost, budget } = mark;
  const share = budget > 0 ? cost / budget : cost > 0 ? 1 : 0;
  const name = m.planning_block_short({ number: block + 1 });
  const forms = [
    m.planning_block_cost({ block: name, cost: moneyInWords(cost, currency), budget: moneyInWords(budget, currency) }),
    `${name} · ${percentInWords(share)}`,
    name,
  ];
  return (
    <g className={cost > budget ? "block over" : "block"}>
      <rect x={x} y={BLOCK_LINE_PX - 5} width={width - 2} height={3} className="budget" />
      <rect x={x} y={BLOCK_LINE_PX - 5} width={Math.min(1, share) * (width - 2)} height={3} className="cost" />
      <text x={x + 2} y={15}>
        {forms.find((form) => textWidth(form) < width - 6) ?? ""}
      </text>
    </g>
  );
}

function Months({ startsOn, scale }: { startsOn: string; scale: Scale }) {
  const ticks = monthTicks(startsOn, scale);
  return (
    <g id="months" className="months">
      {ticks.map(({ x, week, date }, index) => (
        <text key={week} x={x + 2} y={15}>
          {monthThatFits(date, (ticks[index + 1]?.x ?? widthOf(scale)) - x)}
        </text>
      ))}
    </g>
  );
}

/** "Jan 2027", "Jan", or nothing; the year stands at January and wherever there is room. */
function monthThatFits(date: string, width: number): string {
  const [year, month] = date.split("-");
  const name = shortMonth(Number(month));
  const forms = [`${name} ${year}`, name];
  return forms.find((form) => textWidth(form) <= width - 4) ?? "";
}

function Bands({ board, scale }: { board: Board; scale: Scale }) {
  const countries = [...new Set(board.hospitals.map((hospital) => hospital.country))];
  const { waves } = bandsOf(board, "", scale);
  return (
    <>
      <g id="bands">
        <path className="wave" d={stripes(waves, TALL_PX)} />
        <path className="month-line" d={lines(monthTicks(board.startsOn, scale))} />
        <path className="block-line" d={lines(blockMarks(board.blocks, scale))} />
      </g>
      {countries.map((country) => (
        <path
          key={country}
          id={`induction-${country}`}
          className="induction"
          d={stripes(bandsOf(board, country, scale).inductions, TALL_PX)}
        />
      ))}
    </>
  );
}

function lines(places: readonly Pick<Tick, "x">[]): string {
  return places.map(({ x }) => `M${x}.5 0v${TALL_PX}`).join("");
}

/** A hospital's name, with the waves; in print also the months, because a page may begin here. */
export function HospitalLine({ hospital, board, scale }: { hospital: BoardHospital; board: Board; scale: Scale }) {
  const width = widthOf(scale);
  const { waves, inductions } = bandsOf(board, hospital.country, scale);
  return (
    <div className="board-row board-name">
      <h2 className="board-label" id={`h-${hospital.id}`} title={hospital.name}>
        {hospital.name}
      </h2>
      <svg width={width} height={HOSPITAL_LINE_PX} viewBox={`0 0 ${width} ${HOSPITAL_LINE_PX}`} aria-hidden="true">
        <use href="#bands" />
        <use href={`#induction-${hospital.country}`} />
        <path className="arrivals" d={triangles(inductions)} />
        {waves.map((wave) => (
          <text key={wave.x} className="wave-name screen-only" x={wave.x + 4} y={17}>
            {textWidth(wave.name) < wave.width - 6 ? wave.name : ""}
          </text>
        ))}
        <use href="#months" className="print-only" y={2} />
      </svg>
    </div>
  );
}

/** Small arrows that point into the weeks in which visitors can arrive. */
function triangles(spans: readonly Span[]): string {
  return spans.map(({ x, width }) => `M${x + width / 2 - 3} ${HOSPITAL_LINE_PX - 5}h6l-3 5z`).join("");
}

/** Patterns that tell states apart without colour. */
function Patterns() {
  return (
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="hatch-ground" width="6" height="6" />
        <rect className="hatch-line" width="2.5" height="6" />
      </pattern>
      <pattern id="cross" width="7" height="7" patternUnits="userSpaceOnUse">
        <path className="cross-line" d="M0 0L7 7M7 0L0 7" />
      </pattern>
      <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
        <circle className="dot" cx="2" cy="2" r="1" />
      </pattern>
    </defs>
  );
}
