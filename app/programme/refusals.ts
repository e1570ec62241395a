import { m } from "#app/paraglide/messages.js";
import type { RefusalList } from "#app/lib/refusal-list.ts";

/** Every "no" about hospitals, waves, costs and periods. */
export const PROGRAMME_REFUSALS = {
  "programme/facilities-refused": {
    status: 422,
    words: (details) => m.programme_refusal_facilities_refused({ problems: Number(details["problems"]) }),
  },
  "programme/waves-refused": {
    status: 422,
    words: (details) => m.programme_refusal_waves_refused({ problems: Number(details["problems"]) }),
  },
  "programme/visit-rates-refused": {
    status: 422,
    words: (details) => m.programme_refusal_visit_rates_refused({ problems: Number(details["problems"]) }),
  },
  "programme/period-refused": {
    status: 422,
    words: (details) => m.programme_refusal_period_refused({ problems: Number(details["problems"]) }),
  },
  "programme/period-changed": {
    status: 409,
    words: (details) => m.programme_refusal_period_changed({ name: details["name"] ?? "" }),
  },
  "programme/unknown-hospital": {
    status: 404,
    words: (details) => m.programme_refusal_unknown_hospital({ code: details["code"] ?? "" }),
  },
  "programme/unknown-host": { status: 404, words: () => m.programme_refusal_unknown_host() },
  "programme/facility-twice": {
    status: 422,
    words: (details) => m.programme_refusal_facility_twice({ value: details["value"] ?? "" }),
  },
  "programme/wave-twice": {
    status: 422,
    words: (details) => m.programme_refusal_wave_twice({ value: details["value"] ?? "" }),
  },
  "programme/induction-week-twice": {
    status: 422,
    words: (details) => m.programme_refusal_induction_week_twice({ value: details["value"] ?? "" }),
  },
  "programme/visit-rate-twice": {
    status: 422,
    words: (details) => m.programme_refusal_visit_rate_twice({ value: details["value"] ?? "" }),
  },
  "programme/unknown-country": {
    status: 422,
    words: (details) => m.programme_refusal_unknown_country({ value: details["value"] ?? "" }),
  },
  "programme/unknown-specialty": {
    status: 422,
    words: (details) => m.programme_refusal_unknown_specialty({ value: details["value"] ?? "" }),
  },
  "programme/half-a-coordinate": { status: 422, words: () => m.programme_refusal_half_a_coordinate() },
  "programme/status-against-coordinate": {
    status: 422,
    words: (details) => m.programme_refusal_status_against_coordinate({ value: details["value"] ?? "" }),
  },
  "programme/not-a-monday": {
    status: 422,
    words: (details) => m.programme_refusal_not_a_monday({ value: details["value"] ?? "" }),
  },
  "programme/budgets-for-other-blocks": {
    status: 422,
    words: (details) =>
      m.programme_refusal_budgets_for_other_blocks({ blocks: details["blocks"] ?? "", given: details["given"] ?? "" }),
  },
  "programme/ends-before-beginning": {
    status: 422,
    words: (details) =>
      m.programme_refusal_ends_before_beginning({ firstOn: details["firstOn"] ?? "", lastOn: details["lastOn"] ?? "" }),
  },
  "programme/waves-overlap": {
    status: 422,
    words: (details) =>
      m.programme_refusal_waves_overlap({ value: details["value"] ?? "", other: details["other"] ?? "" }),
  },
} satisfies RefusalList;
