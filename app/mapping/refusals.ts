import { m } from "#app/paraglide/messages.js";
import type { RefusalList } from "#app/lib/refusal-list.ts";

/** Every "no" about professionals. */
export const MAPPING_REFUSALS = {
  "mapping/professionals-refused": {
    status: 422,
    words: (details) => m.mapping_refusal_professionals_refused({ problems: Number(details["problems"]) }),
  },
  "mapping/professional-twice": {
    status: 422,
    words: (details) => m.mapping_refusal_professional_twice({ value: details["value"] ?? "" }),
  },
  "mapping/professional-restricted": {
    status: 422,
    words: (details) => m.mapping_refusal_professional_restricted({ value: details["value"] ?? "" }),
  },
  "mapping/unknown-country": {
    status: 422,
    words: (details) => m.mapping_refusal_unknown_country({ value: details["value"] ?? "" }),
  },
  "mapping/unknown-specialty": {
    status: 422,
    words: (details) => m.mapping_refusal_unknown_specialty({ value: details["value"] ?? "" }),
  },
  "mapping/unknown-language": {
    status: 422,
    words: (details) => m.mapping_refusal_unknown_language({ value: details["value"] ?? "" }),
  },
  "mapping/unknown-facility": {
    status: 422,
    words: (details) => m.mapping_refusal_unknown_facility({ value: details["value"] ?? "" }),
  },
  "mapping/no-specialty": { status: 422, words: () => m.mapping_refusal_no_specialty() },
  "mapping/no-language": { status: 422, words: () => m.mapping_refusal_no_language() },
  "mapping/specialty-twice": {
    status: 422,
    words: (details) => m.mapping_refusal_specialty_twice({ value: details["value"] ?? "" }),
  },
  "mapping/level-out-of-range": {
    status: 422,
    words: (details) =>
      m.mapping_refusal_level_out_of_range({
        specialty: details["specialty"] ?? "",
        level: details["level"] ?? "",
        lowest: details["lowest"] ?? "",
        highest: details["highest"] ?? "",
      }),
  },
  "mapping/longest-below-shortest": {
    status: 422,
    words: (details) =>
      m.mapping_refusal_longest_below_shortest({
        minWeeks: details["minWeeks"] ?? "",
        maxWeeks: details["maxWeeks"] ?? "",
      }),
  },
  "mapping/ends-before-beginning": {
    status: 422,
    words: (details) =>
      m.mapping_refusal_ends_before_beginning({ firstOn: details["firstOn"] ?? "", lastOn: details["lastOn"] ?? "" }),
  },
  "mapping/availability-overlaps": {
    status: 422,
    words: (details) =>
      m.mapping_refusal_availability_overlaps({
        firstOn: details["firstOn"] ?? "",
        lastOn: details["lastOn"] ?? "",
        otherFirstOn: details["otherFirstOn"] ?? "",
        otherLastOn: details["otherLastOn"] ?? "",
      }),
  },
  "mapping/wishes-contradict": {
    status: 422,
    words: (details) => m.mapping_refusal_wishes_contradict({ value: details["value"] ?? "" }),
  },
} satisfies RefusalList;
