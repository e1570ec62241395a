import { m } from "#app/paraglide/messages.js";
import type { RefusalList } from "#app/lib/refusal-list.ts";

/** Every "no" about placements. */
export const PLACEMENT_REFUSALS = {
  "placements/double-booked": {
    status: 409,
    words: (details) =>
      m.placements_refusal_double_booked({
        professionalName: details["professionalName"] ?? "",
        facilityName: details["facilityName"] ?? "",
        startsOn: details["startsOn"] ?? "",
        endsOn: details["endsOn"] ?? "",
      }),
  },
} satisfies RefusalList;
