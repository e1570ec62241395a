import type { CoordinateStatus, FacilityEntry } from "./facility.ts";
import {
  type Coordinate,
  frameAround,
  isInFrame,
  type MapPoint,
  type Projection,
  projectionOf,
} from "./map-projection.ts";
import { type MapLabel, placeLabels } from "./place-labels.ts";

/** A hospital as the map needs it. */
export type Place = Pick<FacilityEntry, "code" | "name" | "latitude" | "longitude" | "coordinateStatus">;

/** How a hospital is drawn: by a full mark, by a hollow one, or by one that warns. */
export type MarkKind = "sure" | "unsure" | "suspect";

export type HospitalMark = MapPoint & { code: string; name: string; kind: MarkKind };

export type HospitalMap = {
  width: number;
  height: number;
  /** The borders as the text of an SVG path. */
  borders: string;
  marks: HospitalMark[];
  labels: MapLabel[];
  /** Names of the hospitals that have no coordinate, or one far outside the country. */
  leftOut: string[];
};

const WIDTH = 640;
export const LETTER_HEIGHT = 15;
/** Degrees around a country in which a point may still lie: borders are coarse, and some points are a little off. */
const ROOM = 0.08;

const KINDS: Record<CoordinateStatus, MarkKind> = {
  confirmed_osm: "sure",
  near_osm_object: "sure",
  unconfirmed: "unsure",
  suspect: "suspect",
  missing: "suspect",
};

/** Draws the hospitals of a country, those whose place is sure before the others, so that theirs are the names that find room.
 *  @param outline borders of the country's districts */
export function drawHospitalMap(places: readonly Place[], outline: readonly Coordinate[][]): HospitalMap {
  const frame = frameAround(outline.flat(), ROOM);
  const projection = projectionOf(frame, WIDTH);
  const shown = places.flatMap((place) => {
    const coordinate = coordinateOf(place);
    if (coordinate === null || !isInFrame(coordinate, frame)) return [];
    return [
      { code: place.code, name: place.name, kind: KINDS[place.coordinateStatus], ...projection.project(coordinate) },
    ];
  });
  const marks = shown.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const codes = new Set(marks.map(({ code }) => code));
  return {
    width: projection.width,
    height: projection.height,
    borders: outline.map((ring) => pathOf(ring, projection)).join(""),
    marks,
    labels: placeLabels(
      marks.map(({ x, y, name }) => ({ x, y, name: shortName(name) })),
      { width: WIDTH, letterHeight: LETTER_HEIGHT },
    ),
    leftOut: places.filter(({ code }) => !codes.has(code)).map(({ name }) => name),
  };
}

const ORDER: MarkKind[] = ["sure", "unsure", "suspect"];

/** The name without the words that all hospitals share. */
export function shortName(name: string): string {
  return name.replace(/\s+((district|provincial|referral|memorial|teaching)\s+)*hospital$/i, "");
}

function coordinateOf({ latitude, longitude }: Place): Coordinate | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** A ring in whole units, relative from point to point and without points that fall on the one before: a third of the bytes. */
function pathOf(ring: readonly Coordinate[], { project }: Projection): string {
  let last: MapPoint | null = null;
  let path = "";
  for (const coordinate of ring) {
    const { x, y } = project(coordinate);
    const point: MapPoint = { x: Math.round(x), y: Math.round(y) };
    if (last === null) path += `M${point.x} ${point.y}l`;
    else if (point.x !== last.x || point.y !== last.y) path += `${point.x - last.x} ${point.y - last.y} `;
    last = point;
  }
  return `${path.trim()}z`;
}
