import type { MapPoint } from "./map-projection.ts";

/** A mark on a map with its name. */
export type MapMark = MapPoint & { name: string };

/** A name as it is written beside its mark. */
export type MapLabel = MapPoint & { name: string; anchor: "start" | "end" };

type Box = { left: number; right: number; top: number; bottom: number };

/** Widths by letter are not known on the server; an average letter of a system font is half as wide as it is high, and a bit. */
const LETTER_WIDTH = 0.56;
const MARK_RADIUS = 8;

/** Writes names beside marks where they cover neither a mark nor another name: right, left, above or below, in this order of
 *  preference. A name that fits nowhere is left out; the list beside the map has it.
 *  @param marks in the order in which they may choose a place
 *  @param map   its width and the height of the letters, in the units of the marks */
export function placeLabels(marks: readonly MapMark[], map: { width: number; letterHeight: number }): MapLabel[] {
  const taken: Box[] = marks.map(({ x, y }) => boxAround({ x, y }, MARK_RADIUS));
  const labels: MapLabel[] = [];
  for (const mark of marks) {
    const own = boxAround(mark, MARK_RADIUS);
    const others = taken.filter((box) => !isSame(box, own));
    const label = placesFor(mark, map.letterHeight).find((place) => {
      const box = boxOf(place, map.letterHeight);
      return box.left >= 0 && box.right <= map.width && others.every((other) => !touch(box, other));
    });
    if (label === undefined) continue;
    labels.push(label);
    taken.push(boxOf(label, map.letterHeight));
  }
  return labels;
}

function placesFor({ x, y, name }: MapMark, letterHeight: number): MapLabel[] {
  const aside = MARK_RADIUS + 4;
  const middle = y + letterHeight * 0.35;
  const [above, below] = [y - aside, y + aside + letterHeight * 0.7];
  return [
    { name, x: x + aside, y: middle, anchor: "start" },
    { name, x: x - aside, y: middle, anchor: "end" },
    { name, x, y: above, anchor: "start" },
    { name, x, y: below, anchor: "start" },
    { name, x, y: above, anchor: "end" },
    { name, x, y: below, anchor: "end" },
  ];
}

function boxOf({ x, y, name, anchor }: MapLabel, letterHeight: number): Box {
  const width = name.length * letterHeight * LETTER_WIDTH;
  const left = anchor === "start" ? x : x - width;
  return { left, right: left + width, top: y - letterHeight * 0.75, bottom: y + letterHeight * 0.25 };
}

function boxAround({ x, y }: MapPoint, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function touch(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isSame(one: Box, other: Box): boolean {
  return one.left === other.left && one.top === other.top && one.right === other.right && one.bottom === other.bottom;
}
