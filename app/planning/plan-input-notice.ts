import type { Notice } from "./model/notices.ts";
/** What was left out of a planning problem, or filled in, so that nobody looks for it in vain. In words: plan-input-notice-words.ts. */
export type PlanInputNotice =
  | { code: "people-without-consent"; details: { people: number } }
  | { code: "person-without-consent"; details: { person: string } }
  | { code: "person-without-week"; details: { person: string; name: string } }
  | { code: "request-without-week"; details: { request: string } }
  | { code: "request-wants-nothing"; details: { request: string } }
  | { code: "request-without-team"; details: { request: string; team: string } }
  | { code: "floor-without-request"; details: { floor: string } }
  | { code: "country-without-arrivals"; details: { country: string } }
  | { code: "specialty-without-rate"; details: { specialty: string } }
  | { code: "pinned-visit-left-out"; details: { person: string; request: string; startsOn: string } };

/** What a run tells beside its plan: what was left out of the problem, and what in it makes the plan smaller than one would expect. */
export type RunNotice = PlanInputNotice | Notice;
