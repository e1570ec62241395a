import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { CoordinateStatus, FacilityEntry } from "#app/programme/facility.ts";

/** Columns of the lists of hospitals in db/reference that the demonstration uses. */
type Row = Record<
  "country" | "hospital_id" | "name" | "level" | "ownership" | "admin1_name" | "admin2_name" | "latitude" | "longitude"
    | "coordinate_status" | "note" | "source",
  string
>;

/** The real hospitals of a country, coordinates and their status exactly as the source has them.
 *  @param housing visitors that can be housed, by hospital id: invented, like every need */
export function readHospitals(file: string, housing: (hospitalId: string) => number): FacilityEntry[] {
  const rows = readReference<Row>(file);
  return rows.map((row) => ({
    code: row.hospital_id,
    name: row.name,
    countryCode: row.country,
    // Three Rwandan hospitals have no district because their coordinate is suspect: then the province.
    district: row.admin2_name || row.admin1_name,
    level: row.level,
    ownership: row.ownership || null,
    latitude: row.latitude ? Number(row.latitude) : null,
    longitude: row.longitude ? Number(row.longitude) : null,
    coordinateStatus: row.coordinate_status as CoordinateStatus,
    coordinateNote: row.note || null,
    housing: housing(row.hospital_id),
    source: row.source,
  }));
}

/** Rows of a file in db/reference, by its header. */
export function readReference<Row>(file: string): Row[] {
  const text = readFileSync(new URL(`../reference/${file}`, import.meta.url), "utf8");
  return parse<Row>(text, { columns: true });
}
