import { m } from "#app/paraglide/messages.js";
import type { RefusalList } from "#app/lib/refusal-list.ts";

/** Every "no" about requests, floors and teams. */
export const NEEDS_REFUSALS = {
  "needs/requests-refused": {
    status: 422,
    words: (details) => m.needs_refusal_requests_refused({ problems: Number(details["problems"]) }),
  },
  "needs/floors-refused": {
    status: 422,
    words: (details) => m.needs_refusal_floors_refused({ problems: Number(details["problems"]) }),
  },
  "needs/teams-refused": {
    status: 422,
    words: (details) => m.needs_refusal_teams_refused({ problems: Number(details["problems"]) }),
  },
  "needs/unknown-period": {
    status: 404,
    words: (details) => m.needs_refusal_unknown_period({ value: details["value"] ?? "" }),
  },
  "needs/request-twice": {
    status: 422,
    words: (details) => m.needs_refusal_request_twice({ value: details["value"] ?? "" }),
  },
  "needs/floor-twice": {
    status: 422,
    words: (details) => m.needs_refusal_floor_twice({ value: details["value"] ?? "" }),
  },
  "needs/team-twice": {
    status: 422,
    words: (details) => m.needs_refusal_team_twice({ value: details["value"] ?? "" }),
  },
  "needs/unknown-facility": {
    status: 422,
    words: (details) => m.needs_refusal_unknown_facility({ value: details["value"] ?? "" }),
  },
  "needs/unknown-specialty": {
    status: 422,
    words: (details) => m.needs_refusal_unknown_specialty({ value: details["value"] ?? "" }),
  },
  "needs/unknown-language": {
    status: 422,
    words: (details) => m.needs_refusal_unknown_language({ value: details["value"] ?? "" }),
  },
  "needs/unknown-request": {
    status: 422,
    words: (details) => m.needs_refusal_unknown_request({ value: details["value"] ?? "" }),
  },
  "needs/no-window": { status: 422, words: () => m.needs_refusal_no_window() },
  "needs/ends-before-beginning": {
    status: 422,
    words: (details) =>
      m.needs_refusal_ends_before_beginning({ firstOn: details["firstOn"] ?? "", lastOn: details["lastOn"] ?? "" }),
  },
  "needs/windows-overlap": {
    status: 422,
    words: (details) =>
      m.needs_refusal_windows_overlap({
        firstOn: details["firstOn"] ?? "",
        lastOn: details["lastOn"] ?? "",
        otherFirstOn: details["otherFirstOn"] ?? "",
        otherLastOn: details["otherLastOn"] ?? "",
      }),
  },
  "needs/level-out-of-range": {
    status: 422,
    words: (details) =>
      m.needs_refusal_level_out_of_range({
        level: details["level"] ?? "",
        lowest: details["lowest"] ?? "",
        highest: details["highest"] ?? "",
      }),
  },
  "needs/too-many-blocks": {
    status: 422,
    words: (details) =>
      m.needs_refusal_too_many_blocks({ given: details["given"] ?? "", blocks: details["blocks"] ?? "" }),
  },
  "needs/in-two-teams": {
    status: 422,
    words: (details) => m.needs_refusal_in_two_teams({ value: details["value"] ?? "", other: details["other"] ?? "" }),
  },
} satisfies RefusalList;
