import { m } from "#app/paraglide/messages.js";
import { numberInWords } from "#app/ui/number-words.ts";
import type { ProgressChart as Chart } from "../progress-chart.ts";

/** Room for the figures left of the axis, so that no line runs through them. */
const GUTTER = 84;

/** Value against its bound while the planner works; the words below say the same. */
export function ProgressChart({ chart }: { chart: Chart }) {
  const { width, height, lowest, highest, seconds } = chart;
  return (
    <figure className="progress-chart">
      <svg viewBox={`${-GUTTER} -4 ${width + GUTTER + 4} ${height + 8}`} role="img" aria-labelledby="progress-words">
        <path className="chart-gap" d={chart.gapPath} />
        <path className="chart-bound" d={chart.boundPath} />
        <path className="chart-value" d={chart.valuePath} />
        <path className="chart-axis" d={`M0 0V${height}H${width}`} />
        <text x={-8} y={14} textAnchor="end">
          {numberInWords(Math.floor(highest))}
        </text>
        <text x={-8} y={height - 2} textAnchor="end">
          {numberInWords(Math.floor(lowest))}
        </text>
      </svg>
      <figcaption id="progress-words">
        {m.planning_chart_words({
          seconds: numberInWords(Math.round(seconds)),
          lowest: numberInWords(Math.floor(lowest)),
          highest: numberInWords(Math.floor(highest)),
        })}
      </figcaption>
    </figure>
  );
}
