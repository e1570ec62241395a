/** How sure a hospital's coordinates are. @source docs/sources.md#lesotho_hospitals */
export const COORDINATE_STATUSES = ["confirmed_osm", "near_osm_object", "unconfirmed", "suspect", "missing"] as const;

export type CoordinateStatus = (typeof COORDINATE_STATUSES)[number];

/** A hospital that can receive visitors, as a list of hospitals gives it. */
export type FacilityEntry = {
  code: string;
  name: string;
  countryCode: string;
  district: string;
  /** For example district, mission, referral, national_referral. */
  level: string;
  ownership: string | null;
  latitude: number | null;
  longitude: number | null;
  coordinateStatus: CoordinateStatus;
  coordinateNote: string | null;
  /** Visitors that can be housed in one week. */
  housing: number;
  source: string | null;
};
