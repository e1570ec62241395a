import { Tag, type Tone } from "#app/ui/Tag.tsx";
import type { CoordinateStatus } from "../facility.ts";
import { coordinateStatusInWords } from "../facility-words.ts";

const TONES: Record<CoordinateStatus, Tone> = {
  confirmed_osm: "good",
  near_osm_object: "good",
  unconfirmed: "neutral",
  suspect: "warning",
  missing: "neutral",
};

/** How sure a hospital's place on the map is. */
export function CoordinateTag({ status }: { status: CoordinateStatus }) {
  return <Tag tone={TONES[status]}>{coordinateStatusInWords(status)}</Tag>;
}
