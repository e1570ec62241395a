import { m } from "#app/paraglide/messages.js";
import { changeInWords, moneyInWords, numberInWords } from "#app/ui/number-words.ts";
import { breachInWords } from "./breach-words.ts";
import type { Move } from "./model/best-move.ts";
import type { Reason } from "./model/explain.ts";
import { type Naming, PLAIN_NAMING, visitInSentence, windowsInSentence } from "./naming-words.ts";

/** One reason in one sentence.
 *  @param currency of the programme, for what a change would cost */
export function reasonInWords(reason: Reason, currency: string, naming: Naming = PLAIN_NAMING): string {
  switch (reason.code) {
    case "pair-barred":
      return breachInWords(reason.details.breach, naming);
    case "never-at-the-same-time":
      return m.planning_reason_never_at_same_time(pairInWords(reason.details, naming));
    case "shared-weeks-too-few": {
      const { longest, minWeeks } = reason.details;
      return m.planning_reason_shared_weeks_too_few({ ...pairInWords(reason.details, naming), longest, minWeeks });
    }
    case "no-arrival-week": {
      const windows = windowsInSentence(reason.details.windows, naming);
      const { country } = reason.details;
      return m.planning_reason_no_arrival_week({ ...pairInWords(reason.details, naming), windows, country });
    }
    case "may-not-come":
      return m.planning_reason_may_not_come({ person: naming.person(reason.details.person) });
    case "in-plan":
      return worthInWords(reason.details, naming);
    case "in-plan-locked":
      return m.planning_reason_in_plan_locked({ visit: visitInSentence(reason.details.visit, naming) });
    case "move":
      return moveInWords(reason.details.move, currency, naming);
    case "ceiling":
      return ceilingInWords(reason.details);
    case "beside-locked":
      return m.planning_reason_beside_locked();
    case "fits-no-post": {
      const breaches = reason.details.nearest.map((breach) => breachInWords(breach, naming)).join(" ");
      return m.planning_reason_fits_no_post({ person: naming.person(reason.details.person), breaches });
    }
    case "post-not-open":
    case "nobody-fits":
    case "nobody-can-come-then":
    case "nothing-wanted-then":
      return postReasonInWords(reason, naming);
  }
}

type PostReason = Extract<
  Reason,
  { code: "post-not-open" | "nobody-fits" | "nobody-can-come-then" | "nothing-wanted-then" }
>;

function postReasonInWords(reason: PostReason, naming: Naming): string {
  const post = naming.post(reason.details.post);
  switch (reason.code) {
    case "post-not-open":
      return m.planning_reason_post_not_open({ post, windows: windowsInSentence(reason.details.windows, naming) });
    case "nobody-fits":
      return m.planning_reason_nobody_fits({ post });
    case "nobody-can-come-then": {
      const { week, people } = reason.details;
      return m.planning_reason_nobody_can_come_then({ post, week: naming.weeks(week, week), people });
    }
    case "nothing-wanted-then": {
      const { wanted, served } = reason.details;
      return m.planning_reason_nothing_wanted_then({ post, wanted, served });
    }
  }
}

function moveInWords(move: Move, currency: string, naming: Naming): string {
  const visit = visitInSentence(move.visit, naming);
  switch (move.kind) {
    case "insertion": {
      const cost = moneyInWords(move.cost, currency);
      if (move.gain > 0) return m.planning_reason_insertion_better({ visit, gain: numberInWords(move.gain), cost });
      if (move.gain === 0) return m.planning_reason_insertion_same({ visit, cost });
      return m.planning_reason_insertion_worse({ visit, loss: numberInWords(0 - move.gain), cost });
    }
    case "replacement": {
      const instead = visitInSentence(move.instead, naming);
      const sign = move.cost > 0 ? "+" : "";
      const cost = move.cost === 0 ? changeInWords(0) : sign + moneyInWords(move.cost, currency);
      if (move.gain > 0)
        return m.planning_reason_replacement_better({ visit, instead, gain: numberInWords(move.gain), cost });
      if (move.gain === 0) return m.planning_reason_replacement_same({ visit, instead, cost });
      return m.planning_reason_replacement_worse({ visit, instead, loss: numberInWords(0 - move.gain), cost });
    }
    case "blocked": {
      const breaches = move.breaches.map((breach) => breachInWords(breach, naming)).join(" ");
      return m.planning_reason_blocked({ visit, breaches });
    }
  }
}

function worthInWords({ visit, worth }: Extract<Reason, { code: "in-plan" }>["details"], naming: Naming): string {
  const words = { visit: visitInSentence(visit, naming), worth: numberInWords(Math.abs(worth)) };
  return worth >= 0 ? m.planning_reason_in_plan(words) : m.planning_reason_in_plan_no_gain(words);
}

function ceilingInWords(details: Extract<Reason, { code: "ceiling" }>["details"]): string {
  const ceiling = numberInWords(Math.floor(details.ceiling));
  if (details.value === null) return m.planning_reason_ceiling_of_sound_plan({ ceiling });
  const words = { ceiling, value: numberInWords(details.value) };
  return details.ceiling < details.value + 1 ? m.planning_reason_ceiling(words) : m.planning_reason_ceiling_open(words);
}

function pairInWords({ person, post }: { person: string; post: string }, naming: Naming) {
  return { person: naming.person(person), post: naming.post(post) };
}
