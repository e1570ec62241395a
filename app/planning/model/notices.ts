import { whyNotThisPair } from "./constraints/possible-visit.ts";
import { lookupOf } from "./lookup.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { possibleVisitsOf } from "./possible-visits.ts";
import { blockOf, costOf } from "./visit.ts";

/** Something lawful in an input that a planner should know before reading the plan. The words are in notice-words.ts. */
export type Notice =
  | { code: "nobody-registered" | "no-posts" | "nothing-possible"; details: Record<string, never> }
  | { code: "nothing-affordable"; details: { cheapest: number; budget: number; currency: string } }
  | { code: "post-without-window" | "post-nobody-fits" | "post-nobody-can-come"; details: { post: string } }
  | { code: "earlier-visit-unknown"; details: { visit: Visit } };

/** What is lawful but makes a plan smaller than one would expect: nobody registered, posts that nobody can fill, a budget below the
 *  cheapest visit. In the order of the input. */
export function noticesOf(input: PlanInput): Notice[] {
  if (input.posts.length === 0) return [{ code: "no-posts", details: {} }, ...unknownEarlierVisits(input)];
  const withoutWindow = input.posts
    .filter(({ windows }) => windows.length === 0)
    .map(({ id }): Notice => ({ code: "post-without-window", details: { post: id } }));
  if (input.people.length === 0)
    return [{ code: "nobody-registered", details: {} }, ...withoutWindow, ...unknownEarlierVisits(input)];
  const candidates = peopleBySpecialty(input);
  const open = input.posts.filter(({ windows }) => windows.length > 0);
  const atPosts = open.flatMap((post) => noticeAt(input, post.id, candidates.get(post.specialty) ?? []) ?? []);
  return [...affordability(input, candidates), ...withoutWindow, ...atPosts, ...unknownEarlierVisits(input)];
}

function peopleBySpecialty(input: PlanInput): Map<string, string[]> {
  const pairs = input.people.flatMap(({ id, specialties }) =>
    Object.keys(specialties).map((specialty) => ({ id, specialty })),
  );
  const groups = Map.groupBy(pairs, ({ specialty }) => specialty);
  return new Map([...groups].map(([specialty, group]) => [specialty, group.map(({ id }) => id)]));
}

function noticeAt(input: PlanInput, post: string, people: string[]): Notice | null {
  const fits = (person: string) => whyNotThisPair(input, { person, post, start: 0, weeks: 1 }).length === 0;
  if (people.some((person) => possibleVisitsOf(input, { person, post }).length > 0)) return null;
  return { code: people.some(fits) ? "post-nobody-can-come" : "post-nobody-fits", details: { post } };
}

/** Says when no possible visit at all can be paid. Stops looking at the first that can, as there nearly always is one. */
function affordability(input: PlanInput, candidates: Map<string, string[]>): Notice[] {
  const budget = Math.min(input.budget, Math.max(...input.budgetByBlock));
  let cheapest = Infinity;
  for (const post of input.posts)
    for (const person of candidates.get(post.specialty) ?? []) {
      const shortest = { person, post: post.id, start: 0, weeks: lookupOf(input).people.get(person)?.minWeeks ?? 1 };
      const cost = costOf(input, shortest);
      if (cost > budget && cost >= cheapest) continue;
      const visits = possibleVisitsOf(input, { person, post: post.id });
      if (visits.some((visit) => costOf(input, visit) <= moneyFor(input, visit))) return [];
      if (visits.length > 0) cheapest = Math.min(cheapest, cost);
    }
  if (cheapest === Infinity) return [{ code: "nothing-possible", details: {} }];
  return [{ code: "nothing-affordable", details: { cheapest, budget, currency: input.currency } }];
}

function moneyFor(input: PlanInput, visit: Visit): number {
  return Math.min(input.budget, input.budgetByBlock[blockOf(input, visit.start)] ?? 0);
}

function unknownEarlierVisits(input: PlanInput): Notice[] {
  const people = new Set(input.people.map(({ id }) => id));
  const posts = new Set(input.posts.map(({ id }) => id));
  return (input.previous?.visits ?? [])
    .filter((visit) => !people.has(visit.person) || !posts.has(visit.post))
    .map((visit) => ({ code: "earlier-visit-unknown", details: { visit } }));
}
