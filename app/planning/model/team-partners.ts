import type { ConflictReason } from "./breach.ts";
import { arrivals } from "./constraints/arrivals.ts";
import { budget } from "./constraints/budget.ts";
import { housing } from "./constraints/housing.ts";
import { whyNotPossible } from "./constraints/possible-visit.ts";
import { rest } from "./constraints/rest.ts";
import { seat } from "./constraints/seat.ts";
import { visitsPerYear } from "./constraints/visits-per-year.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { compareIds, costOf, isLocked } from "./visit.ts";

/** A post where someone must come because others of its team do, and those who could, cheapest first. */
type MissingPartner = { post: string; start: number; weeks: number; candidates: Visit[] };

/** Steps of the search for partners. Beyond them we do not claim that there are none. */
const MOST_STEPS = 20_000;

const RULES_OF_PEOPLE = [rest, visitsPerYear, seat, budget];
const RULES_OF_PLACES = [housing, arrivals];

/** Whether the visits that teams still need can be added so that every hard rule holds.
 *  @param visits locked or possible visits that break no rule but that of teams */
export function teamsCanBeCompleted(input: PlanInput, visits: readonly Visit[]): boolean {
  const missing = missingPartners(input, visits);
  if (missing.some(({ candidates }) => candidates.length === 0)) return false;
  const search = { input, stepsLeft: MOST_STEPS };
  // Places are taken by posts and weeks, which are given; only who comes is open.
  const anyone = missing.flatMap(({ candidates }) => candidates.slice(0, 1));
  if (RULES_OF_PLACES.some((rule) => rule.check(input, [...visits, ...anyone]).length > 0)) return false;
  return canChoosePartners(search, missing, [...visits]);
}

/** Why `teamsCanBeCompleted` says no. */
export function whyTeamsFail(input: PlanInput, visits: readonly Visit[]): ConflictReason[] {
  const missing = missingPartners(input, visits);
  const places = missing.map(({ post, start, weeks }) => ({ post, start, weeks }));
  const nobody = missing.filter(({ candidates }) => candidates.length === 0);
  if (nobody.length > 0)
    return nobody.map(({ post, start, weeks }) => ({
      rule: "team",
      code: "no-partner-possible",
      details: { post, start, weeks },
    }));
  const cheapest = [...visits, ...missing.flatMap(({ candidates }) => candidates.slice(0, 1))];
  const breaches = [...RULES_OF_PLACES, budget].flatMap((rule) => rule.check(input, cheapest));
  if (breaches.length > 0) return breaches;
  return [{ rule: "team", code: "partners-not-together", details: { missing: places } }];
}

function canChoosePartners(
  search: { input: PlanInput; stepsLeft: number },
  missing: MissingPartner[],
  chosen: Visit[],
): boolean {
  const [next, ...later] = missing;
  if (!next) return true;
  for (const candidate of next.candidates) {
    // Out of steps nothing is proven, so the visits are not called contradictory: solving goes on.
    if (search.stepsLeft-- <= 0) return true;
    const tried = [...chosen, candidate];
    const atLeast = [...tried, ...later.flatMap(({ candidates }) => candidates.slice(0, 1))];
    if (budget.check(search.input, atLeast).length > 0) return false;
    if (RULES_OF_PEOPLE.some((rule) => rule.check(search.input, tried).length > 0)) continue;
    if (canChoosePartners(search, later, tried)) return true;
  }
  return false;
}

function missingPartners(input: PlanInput, visits: readonly Visit[]): MissingPartner[] {
  const taken = new Set(visits.map(({ post, start, weeks }) => `${start}/${weeks}/${post}`));
  const missing = new Map<string, MissingPartner>();
  for (const visit of visits) {
    for (const post of postsTiedTo(input, visit.post)) {
      const { start, weeks } = visit;
      const key = `${start}/${weeks}/${post}`;
      if (taken.has(key) || missing.has(key)) continue;
      missing.set(key, { post, start, weeks, candidates: candidatesFor(input, { post, start, weeks }) });
    }
  }
  // Those with the fewest candidates first: a dead end shows early.
  return [...missing.values()].toSorted(
    (a, b) => a.candidates.length - b.candidates.length || compareIds(a.post, b.post),
  );
}

/** The posts that a post shares a team with, directly or through other teams, and itself. */
function postsTiedTo(input: PlanInput, post: string): Set<string> {
  const tied = new Set([post]);
  let before = 0;
  while (tied.size > before) {
    before = tied.size;
    for (const { posts } of input.teams)
      if (posts.some((member) => tied.has(member))) for (const member of posts) tied.add(member);
  }
  return tied;
}

function candidatesFor(input: PlanInput, at: { post: string; start: number; weeks: number }): Visit[] {
  return input.people
    .map(({ id }) => ({ person: id, ...at }))
    .filter((visit) => isLocked(input, visit) || whyNotPossible(input, visit).length === 0)
    .toSorted((a, b) => costOf(input, a) - costOf(input, b) || compareIds(a.person, b.person));
}
