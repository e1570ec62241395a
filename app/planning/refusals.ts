import { m } from "#app/paraglide/messages.js";
import type { RefusalList } from "#app/lib/refusal-list.ts";

/** Every "no" about planning runs and plans. */
export const PLANNING_REFUSALS = {
  "planning/unknown-period": { status: 404, words: () => m.planning_refusal_unknown_period() },
  "planning/unknown-plan": { status: 404, words: () => m.planning_refusal_unknown_plan() },
  "planning/unknown-run": { status: 404, words: () => m.planning_refusal_unknown_run() },
  "planning/unknown-visit": { status: 404, words: () => m.planning_refusal_unknown_visit() },
  "planning/run-under-way": {
    status: 409,
    words: (details) => m.planning_refusal_run_under_way({ period: details["period"] ?? "" }),
  },
  "planning/run-over": { status: 409, words: () => m.planning_refusal_run_over() },
  "planning/worker-lost": { status: 409, words: () => m.planning_refusal_worker_lost() },
  "planning/planner-failed": { status: 409, words: () => m.planning_refusal_planner_failed() },
  "planning/not-a-draft": { status: 409, words: () => m.planning_refusal_not_a_draft() },
  "planning/history": { status: 409, words: () => m.planning_refusal_history() },
  "planning/name-length": {
    status: 422,
    words: (details) => m.planning_refusal_name_length({ longest: details["longest"] ?? "" }),
  },
  "planning/no-visits": { status: 409, words: () => m.planning_refusal_no_visits() },
  "planning/breaks-rules": {
    status: 409,
    words: (details) => m.planning_refusal_breaks_rules({ breaches: Number(details["breaches"]) }),
  },
  "planning/data-changed": {
    status: 409,
    words: (details) => m.planning_refusal_data_changed({ breaches: Number(details["breaches"]) }),
  },
  "planning/not-possible": { status: 409, words: () => m.planning_refusal_not_possible() },
  "planning/unknown-person": {
    status: 422,
    words: (details) => m.planning_refusal_unknown_person({ person: details["person"] ?? "" }),
  },
  "planning/unknown-post": {
    status: 422,
    words: (details) => m.planning_refusal_unknown_post({ post: details["post"] ?? "" }),
  },
  "planning/outside-period": {
    status: 422,
    words: (details) => m.planning_refusal_outside_period({ weeks: details["weeks"] ?? "" }),
  },
  "planning/no-consent": { status: 409, words: () => m.planning_refusal_no_consent() },
  "planning/visit-there-already": {
    status: 422,
    words: (details) =>
      m.planning_refusal_visit_there_already({ person: details["person"] ?? "", post: details["post"] ?? "" }),
  },
  "planning/nothing-to-undo": { status: 409, words: () => m.planning_refusal_nothing_to_undo() },
  "planning/nothing-to-redo": { status: 409, words: () => m.planning_refusal_nothing_to_redo() },
} satisfies RefusalList;
