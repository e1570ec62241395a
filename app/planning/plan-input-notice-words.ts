import { m } from "#app/paraglide/messages.js";
import type { PlanInputNotice } from "./plan-input-notice.ts";

/** What was left out of a planning problem, in a sentence. */
export function planInputNoticeInWords({ code, details }: PlanInputNotice): string {
  switch (code) {
    case "person-without-week":
      return m.planning_left_out_person_without_week(details);
    case "request-without-week":
      return m.planning_left_out_request_without_week(details);
    case "request-wants-nothing":
      return m.planning_left_out_request_wants_nothing(details);
    case "request-without-team":
      return m.planning_left_out_request_without_team(details);
    case "floor-without-request":
      return m.planning_left_out_floor_without_request(details);
    case "country-without-arrivals":
      return m.planning_left_out_country_without_arrivals(details);
    case "specialty-without-rate":
      return m.planning_left_out_specialty_without_rate(details);
    case "pinned-visit-left-out":
      return m.planning_left_out_pinned_visit(details);
  }
}
