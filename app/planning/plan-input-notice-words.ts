import { m } from "#app/paraglide/messages.js";
import { noticeInWords } from "./notice-words.ts";
import type { RunNotice } from "./plan-input-notice.ts";

/** What a run tells beside its plan, in a sentence. */
export function planInputNoticeInWords(notice: RunNotice): string {
  switch (notice.code) {
    case "people-without-consent":
      return m.planning_left_out_people_without_consent(notice.details);
    case "person-without-consent":
      return m.planning_left_out_person_without_consent(notice.details);
    case "person-without-week":
      return m.planning_left_out_person_without_week(notice.details);
    case "request-without-week":
      return m.planning_left_out_request_without_week(notice.details);
    case "request-wants-nothing":
      return m.planning_left_out_request_wants_nothing(notice.details);
    case "request-without-team":
      return m.planning_left_out_request_without_team(notice.details);
    case "floor-without-request":
      return m.planning_left_out_floor_without_request(notice.details);
    case "country-without-arrivals":
      return m.planning_left_out_country_without_arrivals(notice.details);
    case "specialty-without-rate":
      return m.planning_left_out_specialty_without_rate(notice.details);
    case "pinned-visit-left-out":
      return m.planning_left_out_pinned_visit(notice.details);
    default:
      return noticeInWords(notice);
  }
}
