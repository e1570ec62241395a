import type { ProgressPoint } from "./run-progress.ts";

/** A picture of a run: how the value of the best plan rises and the bound sinks towards it. */
export type ProgressChart = {
  width: number;
  height: number;
  /** Data of an SVG path, in steps: a value holds until the next one. Empty while nothing is known. */
  valuePath: string;
  boundPath: string;
  /** The space between the two: how much better than the best plan so far any plan can still be. */
  gapPath: string;
  /** Values at the bottom and the top; a bound may begin above the top. */
  lowest: number;
  highest: number;
  seconds: number;
};

const WIDTH_PX = 640;
const HEIGHT_PX = 240;

type Mark = { seconds: number; value: number };

/** Draws the points of a run from its first second to its last.
 *  @param points in the order of their seconds
 *  @returns null until there is a value or a bound */
export function chartOfProgress(points: readonly ProgressPoint[]): ProgressChart | null {
  const values = marksOf(points, "value");
  const bounds = marksOf(points, "bound");
  if (values.length + bounds.length === 0) return null;
  const seconds = Math.max(points.at(-1)?.seconds ?? 0, 1);
  const { lowest, highest } = rangeOf(values, bounds);
  const toX = (at: number) => round((at / seconds) * WIDTH_PX);
  // A run whose value meets its bound at once is a line in the middle, not a division by 0.
  const toY = (value: number) =>
    round(highest === lowest ? HEIGHT_PX / 2 : HEIGHT_PX * (1 - (value - lowest) / (highest - lowest)));
  const path = (marks: Mark[]) => stepsOf(marks, toX, toY);
  return {
    width: WIDTH_PX,
    height: HEIGHT_PX,
    valuePath: path(values),
    boundPath: path(bounds),
    gapPath: gapBetween(values, bounds, { toX, toY }),
    lowest,
    highest,
    seconds,
  };
}

/** The first bounds lie so far above that the rest would be a line at the bottom: as much is shown above the best value as it has
 *  risen, and always all of the last bound. */
function rangeOf(values: Mark[], bounds: Mark[]): { lowest: number; highest: number } {
  const known = [...values, ...bounds].map(({ value }) => value);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const best = values.at(-1)?.value;
  if (best === undefined || best === lowest) return { lowest, highest };
  const wanted = Math.max(best + (best - lowest), bounds.at(-1)?.value ?? best);
  return { lowest, highest: Math.min(highest, wanted) };
}

function marksOf(points: readonly ProgressPoint[], key: "value" | "bound"): Mark[] {
  return points.flatMap((point) => {
    const value = point[key];
    return value === null ? [] : { seconds: point.seconds, value };
  });
}

function stepsOf(marks: Mark[], toX: (seconds: number) => number, toY: (value: number) => number): string {
  const [first, ...rest] = marks;
  if (!first) return "";
  const steps = rest.map(({ seconds, value }) => `H${toX(seconds)}V${toY(value)}`).join("");
  return `M${toX(first.seconds)} ${toY(first.value)}${steps}H${WIDTH_PX}`;
}

/** Forward along the bound, back along the value, from where both are known. */
function gapBetween(
  values: Mark[],
  bounds: Mark[],
  { toX, toY }: { toX: (at: number) => number; toY: (value: number) => number },
): string {
  const begins = Math.max(values[0]?.seconds ?? Infinity, bounds[0]?.seconds ?? Infinity);
  if (begins === Infinity) return "";
  const from = (marks: Mark[]) => {
    const before = marks.findLast(({ seconds }) => seconds <= begins);
    return [...(before ? [{ ...before, seconds: begins }] : []), ...marks.filter(({ seconds }) => seconds > begins)];
  };
  const above = stepsOf(from(bounds), toX, toY);
  const below = from(values)
    .toReversed()
    .map(({ seconds, value }) => `V${toY(value)}H${toX(seconds)}`);
  return `${above}${below.join("")}Z`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
