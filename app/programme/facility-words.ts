import { m } from "#app/paraglide/messages.js";
import type { CoordinateStatus } from "./facility.ts";

/** The level of a hospital in words; a level that Tern does not know stays as the list of hospitals wrote it. */
export function facilityLevelInWords(level: string): string {
  switch (level) {
    case "district":
      return m.programme_level_district();
    case "mission":
      return m.programme_level_mission();
    case "provincial":
      return m.programme_level_provincial();
    case "referral":
      return m.programme_level_referral();
    case "national_referral":
      return m.programme_level_national_referral();
    default:
      return level.replaceAll("_", " ");
  }
}

/** Who runs a hospital; the short forms of the published list in words, anything else as the list of hospitals wrote it. */
export function ownershipInWords(ownership: string | null): string | null {
  switch (ownership) {
    case "MoH":
      return m.programme_ownership_ministry();
    case "FBO":
      return m.programme_ownership_faith();
    case "Public":
      return m.programme_ownership_public();
    default:
      return ownership;
  }
}

/** How sure a hospital's coordinates are, in one or two words. */
export function coordinateStatusInWords(status: CoordinateStatus): string {
  switch (status) {
    case "confirmed_osm":
      return m.programme_coordinate_confirmed();
    case "near_osm_object":
      return m.programme_coordinate_near();
    case "unconfirmed":
      return m.programme_coordinate_unconfirmed();
    case "suspect":
      return m.programme_coordinate_suspect();
    case "missing":
      return m.programme_coordinate_missing();
  }
}

/** What that means for who reads the map, in a sentence. */
export function coordinateStatusInSentence(status: CoordinateStatus): string {
  switch (status) {
    case "confirmed_osm":
      return m.programme_coordinate_confirmed_text();
    case "near_osm_object":
      return m.programme_coordinate_near_text();
    case "unconfirmed":
      return m.programme_coordinate_unconfirmed_text();
    case "suspect":
      return m.programme_coordinate_suspect_text();
    case "missing":
      return m.programme_coordinate_missing_text();
  }
}
