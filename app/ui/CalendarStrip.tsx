import type { DateRange } from "#app/lib/date-range.ts";
import { monthTicks, type Stretch, stretchOf, wholeMonths } from "./calendar-scale.ts";
import { datesInWords, shortMonth } from "./date-words.ts";
import "./calendar-strip.css";

type CalendarStripProps = {
  /** What the strip shows, in words, with its dates: the text for who does not see it. */
  label: string;
  /** The stretches that are filled. */
  bars: readonly DateRange[];
  /** A stretch of time that frames them, with its name; drawn as a line below. */
  frame?: (DateRange & { name: string }) | undefined;
};

const HEIGHT = 64;
const BAR = { top: 4, height: 20 };
const FRAME_TOP = 30;
const LABEL_BASE = 58;
/** From here on a month is named to the left of where it begins, so that the name stays on the strip. */
const NEAR_THE_END = 85;
/** A single day stays visible. */
const NARROWEST_PER_CENT = 0.6;

/** When something is possible, month by month. Positions are in per cent, so that letters keep their size on a phone. */
export function CalendarStrip({ label, bars, frame }: CalendarStripProps) {
  const whole = wholeMonths(frame ? [...bars, frame] : bars);
  const framed = frame && stretchOf(whole, frame);
  return (
    <svg className="calendar-strip" width="100%" height={HEIGHT} role="img" aria-label={label}>
      <rect className="ground" y={BAR.top} width="100%" height={BAR.height} />
      {monthTicks(whole).map(({ year, month, at, labelled }) => (
        <g key={`${year}-${month}`}>
          <line x1={perCent(at)} x2={perCent(at)} y1={BAR.top} y2={labelled ? LABEL_BASE - 14 : FRAME_TOP} />
          {labelled && (
            <text x={perCent(at)} y={LABEL_BASE} textAnchor={at > NEAR_THE_END ? "end" : "start"}>
              {month === 1 ? year : shortMonth(month)}
            </text>
          )}
        </g>
      ))}
      {bars.map((bar) => (
        <Bar key={bar.firstOn} bar={bar} stretch={stretchOf(whole, bar)} />
      ))}
      {framed && (
        <rect className="frame" x={perCent(framed.from)} y={FRAME_TOP} width={perCent(framed.width)} height={4}>
          <title>{frame.name}</title>
        </rect>
      )}
    </svg>
  );
}

function Bar({ bar, stretch }: { bar: DateRange; stretch: Stretch | null }) {
  if (stretch === null) return null;
  const width = Math.max(stretch.width, NARROWEST_PER_CENT);
  return (
    <rect className="bar-of-days" x={perCent(stretch.from)} y={BAR.top} width={perCent(width)} height={BAR.height}>
      <title>{datesInWords(bar)}</title>
    </rect>
  );
}

function perCent(share: number): string {
  return `${share.toFixed(2)}%`;
}
