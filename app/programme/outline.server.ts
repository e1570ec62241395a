import { z } from "zod";
import lesotho from "../../db/reference/lesotho-districts.geo.json";
import rwanda from "../../db/reference/rwanda-provinces.geo.json";
import type { Coordinate } from "./map-projection.ts";

/** The borders of a country's districts or provinces, as rings of places. */
export type Outline = Coordinate[][];

const Ring = z.array(z.tuple([z.number(), z.number()]));
const Borders = z.object({
  features: z.array(
    z.object({
      geometry: z.discriminatedUnion("type", [
        z.object({ type: z.literal("Polygon"), coordinates: z.array(Ring) }),
        z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(Ring)) }),
      ]),
    }),
  ),
});

const OUTLINES = new Map([
  ["LS", ringsOf(lesotho)],
  ["RW", ringsOf(rwanda)],
]);

/** The borders inside and around a country, or null for a country that Tern carries no borders of.
 *  @source docs/sources.md#natural_earth */
export function outlineOf(countryCode: string): Outline | null {
  return OUTLINES.get(countryCode) ?? null;
}

function ringsOf(borders: unknown): Outline {
  const { features } = Borders.parse(borders);
  return features
    .flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates))
    .flat()
    .map((ring) => ring.map(([longitude, latitude]) => ({ latitude, longitude })));
}
