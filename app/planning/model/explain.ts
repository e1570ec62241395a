import { bestMove, type Move } from "./best-move.ts";
import type { PossibleVisitBreach } from "./breach.ts";
import { checkVisits } from "./check-plan.ts";
import { weeksServed } from "./constraints/coverage.ts";
import { whyNotThisPair } from "./constraints/possible-visit.ts";
import { gainsFrom } from "./gains.ts";
import { partiesOf, placeOf } from "./lookup.ts";
import type { PlanInput, Visit, WeekRange } from "./plan-input.ts";
import { possibleVisitsOf, sharedWindows } from "./possible-visits.ts";
import { blockOf, byStartPostPerson, isLocked, lastWeekOf } from "./visit.ts";

/** A plan to explain: the problem, its visits, and, where a solver has proven them, ceilings. */
export type Explained = {
  input: PlanInput;
  visits: readonly Visit[];
  /** The most that any plan with this visit can be worth, proven; -Infinity where no plan can have it. */
  throughValue?: (visit: Visit) => number;
  /** The value of the plan. */
  value: number;
};

/** One reason, for one sentence. The words are in reason-words.ts. */
export type Reason =
  | { code: "pair-barred"; details: { breach: PossibleVisitBreach } }
  | { code: "never-at-the-same-time"; details: { person: string; post: string } }
  | { code: "shared-weeks-too-few"; details: { person: string; post: string; longest: number; minWeeks: number } }
  | { code: "no-arrival-week"; details: { person: string; post: string; country: string; windows: WeekRange[] } }
  | { code: "may-not-come"; details: { person: string } }
  | { code: "in-plan"; details: { visit: Visit; worth: number } }
  | { code: "in-plan-locked"; details: { visit: Visit } }
  | { code: "move"; details: { move: Move } }
  /** The value is null where the plan breaks rules: such a plan may be worth more than any that keeps them. */
  | { code: "ceiling"; details: { ceiling: number; value: number | null } }
  | { code: "beside-locked"; details: Record<string, never> }
  | { code: "fits-no-post"; details: { person: string; nearest: PossibleVisitBreach[] } }
  | { code: "post-not-open"; details: { post: string; week: number; windows: WeekRange[] } }
  | { code: "nobody-fits"; details: { post: string } }
  | { code: "nobody-can-come-then"; details: { post: string; week: number; people: number } }
  | { code: "nothing-wanted-then"; details: { post: string; week: number; wanted: number; served: number } };

/** Why a person does or does not go to a post: what bars the pair for good, or why no weeks fit, or what the best step that brings
 *  the person there would do to the plan. One reason a sentence, the decisive one first. */
export function explainPair(plan: Explained, pair: { person: string; post: string }): Reason[] {
  const here = plan.visits.filter((visit) => visit.person === pair.person && visit.post === pair.post);
  if (here.length > 0) return here.toSorted(byStartPostPerson).map((visit) => whyInPlan(plan, visit));
  const barred = whyNotThisPair(plan.input, { ...pair, start: 0, weeks: 1 });
  if (barred.length > 0) return barred.map((breach) => ({ code: "pair-barred", details: { breach } }));
  const candidates = possibleVisitsOf(plan.input, pair);
  if (candidates.length === 0) return [whyNoWeeks(plan.input, pair)];
  return whatItWouldDo(plan, candidates);
}

/** Why a person is in the plan where he is, or why not at all. */
export function explainPerson(plan: Explained, personId: string): Reason[] {
  const { input, visits } = plan;
  const own = visits.filter((visit) => visit.person === personId);
  if (own.length > 0) return own.toSorted(byStartPostPerson).map((visit) => whyInPlan(plan, visit));
  const pairs = input.posts.map((post) => ({ person: personId, post: post.id }));
  const candidates = pairs.flatMap((pair) => possibleVisitsOf(input, pair));
  if (candidates.length > 0) return mayNotCome(input, personId) ?? whatItWouldDo(plan, candidates);
  const barred = pairs.map((pair) => whyNotThisPair(input, { ...pair, start: 0, weeks: 1 }));
  const open = pairs.find((_, index) => barred[index]?.length === 0);
  if (open) return [whyNoWeeks(input, open)];
  const nearest = barred.reduce((best, other) => (distance(other) < distance(best) ? other : best), barred[0] ?? []);
  return [{ code: "fits-no-post", details: { person: personId, nearest } }];
}

/** Why a post has nobody in a week, or who is there and what that is worth. */
export function explainWeek(plan: Explained, at: { post: string; week: number }): Reason[] {
  const { input, visits } = plan;
  const { post } = placeOf(input, at.post);
  const isThen = (visit: Visit) => visit.start <= at.week && at.week <= lastWeekOf(visit);
  const present = visits.filter((visit) => visit.post === at.post && isThen(visit));
  if (present.length > 0) return present.toSorted(byStartPostPerson).map((visit) => whyInPlan(plan, visit));
  if (!post.windows.some(([first, last]) => first <= at.week && at.week <= last))
    return [{ code: "post-not-open", details: { ...at, windows: post.windows } }];
  const pairs = input.people.map((person) => ({ person: person.id, post: at.post }));
  const fitting = pairs.filter((pair) => whyNotThisPair(input, { ...pair, start: 0, weeks: 1 }).length === 0);
  if (fitting.length === 0) return [{ code: "nobody-fits", details: { post: at.post } }];
  const candidates = fitting.flatMap((pair) => possibleVisitsOf(input, pair)).filter(isThen);
  if (candidates.length === 0) return [{ code: "nobody-can-come-then", details: { ...at, people: fitting.length } }];
  const block = blockOf(input, at.week);
  const wanted = post.wanted[block] ?? 0;
  const served = weeksServed(input, visits).get(at.post)?.[block] ?? 0;
  const isEnough: Reason[] =
    served >= wanted ? [{ code: "nothing-wanted-then", details: { ...at, wanted, served } }] : [];
  return [...isEnough, ...whatItWouldDo(plan, candidates)];
}

/** Why these visitors: each visit of a post with what the plan would be worth less without it. */
export function explainPost(plan: Explained, post: string): Reason[] {
  const here = plan.visits.filter((visit) => visit.post === post).toSorted(byStartPostPerson);
  if (here.length > 0) return here.map((visit) => whyInPlan(plan, visit));
  const [window] = placeOf(plan.input, post).post.windows;
  if (!window) return [{ code: "post-not-open", details: { post, week: 0, windows: [] } }];
  const candidates = plan.input.people.flatMap((person) => possibleVisitsOf(plan.input, { person: person.id, post }));
  if (candidates.length === 0) return [{ code: "nobody-fits", details: { post } }];
  return whatItWouldDo(plan, candidates);
}

function whyInPlan({ input, visits }: Explained, visit: Visit): Reason {
  if (isLocked(input, visit)) return { code: "in-plan-locked", details: { visit } };
  const worth = 0 - gainsFrom(input, visits)({ add: [], remove: [visit] });
  return { code: "in-plan", details: { visit, worth } };
}

function whatItWouldDo(plan: Explained, candidates: Visit[]): Reason[] {
  const move = bestMove(plan.input, plan.visits, candidates);
  return move ? [{ code: "move", details: { move } }, ...whatIsProven(plan, candidates)] : [];
}

/** The most that a plan with one of these visits can be worth. Without locked visits any of them could stand in some plan. */
function whatIsProven({ input, visits, throughValue, value }: Explained, candidates: Visit[]): Reason[] {
  if (!throughValue) return [];
  const ceiling = candidates.reduce((most, visit) => Math.max(most, throughValue(visit)), -Infinity);
  if (ceiling === -Infinity) return input.locked.length > 0 ? [{ code: "beside-locked", details: {} }] : [];
  const keepsRules = checkVisits(input, visits).length === 0;
  return [{ code: "ceiling", details: { ceiling, value: keepsRules ? value : null } }];
}

function whyNoWeeks(input: PlanInput, pair: { person: string; post: string }): Reason {
  const { person, post, country } = partiesOf(input, pair);
  const windows = sharedWindows(person.available, post.windows);
  if (windows.length === 0) return { code: "never-at-the-same-time", details: pair };
  const longest = Math.max(...windows.map(([first, last]) => last - first + 1));
  if (longest < person.minWeeks)
    return { code: "shared-weeks-too-few", details: { ...pair, longest, minWeeks: person.minWeeks } };
  return { code: "no-arrival-week", details: { ...pair, country: country.id, windows } };
}

/** How much would have to change: another specialty is out of reach, anything else may not be. */
function distance(breaches: PossibleVisitBreach[]): number {
  const isOtherField = breaches.some(({ code }) => code === "lacks-specialty");
  return isOtherField ? Infinity : breaches.length;
}

function mayNotCome(input: PlanInput, personId: string): Reason[] | null {
  const { visitsPerYear } = input.people.find(({ id }) => id === personId) ?? { visitsPerYear: 0 };
  return visitsPerYear > 0 ? null : [{ code: "may-not-come", details: { person: personId } }];
}
