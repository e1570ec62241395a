import { eachOnce } from "#app/lib/codes.ts";
import { DAYS_PER_WEEK, daysBetween } from "#app/lib/dates.ts";
import { postId } from "#app/needs/request.ts";
import type { RequestEntry } from "#app/needs/request.ts";
import { blockCount } from "#app/programme/period.ts";
import type { PlanInput, Post, Visit } from "./model/plan-input.ts";
import { byStartPostPerson, compareIds } from "./model/visit.ts";
import type { PlanInputNotice } from "./plan-input-notice.ts";
import { peopleWhoCanCome } from "./people-who-can-come.ts";
import type { PlanningData, VisitEntry } from "./planning-data.ts";
import { weekOf, wholeWeeks } from "./whole-weeks.ts";

type WithNotices<Part> = { part: Part; notices: PlanInputNotice[] };

/** The planning problem of a period, from what the programme keeps: dates become weeks, and each simultaneous visitor becomes a post.
 *  The order of the programme's lists does not matter: the same data give the same text.
 *  @returns the problem, and a notice for everything that was left out of it
 *  @source docs/model.md, "Input" */
export function buildPlanInput(data: PlanningData): { input: PlanInput; notices: PlanInputNotice[] } {
  const { period } = data;
  const { people, notices: peopleLeftOut } = peopleWhoCanCome(data.professionals, period);
  const { part: requests, notices: requestsLeftOut } = servableRequests(data);
  const { part: floors, notices: floorsLeftOut } = floorsOf(data, requests);
  const posts = requests.flatMap((request) => postsOf(request, data));
  const exists = { people: new Set(people.map(({ id }) => id)), posts: new Set(posts.map(({ id }) => id)) };
  const { part: locked, notices: pinsLeftOut } = lockedVisits(data, exists);
  const input: PlanInput = {
    format: "tern-plan-input/1",
    name: period.name,
    startsOn: period.startsOn,
    weeks: period.weeks,
    blockWeeks: period.blockWeeks,
    currency: data.currency,
    budget: period.budgetCents,
    budgetByBlock: budgetsByBlock(data),
    stipendPerWeek: ratesOf(data, "stipendPerWeekCents"),
    licence: ratesOf(data, "licenceCents"),
    value: period.valueWeights,
    countries: countriesOf(data),
    facilities: sortedBy(data.facilities, ({ code }) => code).map(({ code, countryCode, district, housing }) => {
      return { id: code, country: countryCode, district, housing };
    }),
    posts,
    people,
    floors,
    teams: teamsOf(data, requests),
    locked,
    previous: data.previous && {
      // Also those of people and posts that are gone: they count as dropped.
      visits: sortedVisits(data.previous.map((visit) => toVisit(visit, period.startsOn))),
      moved: period.movedPoints,
      dropped: period.droppedPoints,
    },
  };
  const notAgreeing: PlanInputNotice[] =
    data.withoutConsent > 0 ? [{ code: "people-without-consent", details: { people: data.withoutConsent } }] : [];
  const leftOut = [...notAgreeing, ...peopleLeftOut, ...requestsLeftOut, ...floorsLeftOut, ...pinsLeftOut];
  return { input, notices: [...leftOut, ...missingArrivals(input), ...missingRates(data, posts)] };
}

/** The requests that the period can serve at all. A team is served together or not at all, so one that lacks a request loses the others. */
function servableRequests(data: PlanningData): WithNotices<RequestEntry[]> {
  const notices: PlanInputNotice[] = [];
  const servable = sortedBy(data.requests, ({ code }) => code).filter((request) => {
    const reason = whyNotServable(request, data);
    if (reason) notices.push({ code: reason, details: { request: request.code } });
    return reason === null;
  });
  const present = new Set(servable.map(({ code }) => code));
  const part = servable.filter((request) => {
    const team = data.teams.find(({ requestCodes }) => requestCodes.includes(request.code));
    const complete = !team || team.requestCodes.every((code) => present.has(code));
    if (team && !complete)
      notices.push({ code: "request-without-team", details: { request: request.code, team: team.code } });
    return complete;
  });
  return { part, notices };
}

function whyNotServable(
  request: RequestEntry,
  { period }: PlanningData,
): "request-without-week" | "request-wants-nothing" | null {
  if (wholeWeeks(request.windows, period).length === 0) return "request-without-week";
  return request.weeksWanted.some((weeks) => weeks > 0) ? null : "request-wants-nothing";
}

function postsOf(request: RequestEntry, { period }: PlanningData): Post[] {
  return seatsOf(request).map((id) => ({
    id,
    facility: request.facilityCode,
    specialty: request.specialtyCode,
    level: request.level,
    language: request.languageCode,
    windows: wholeWeeks(request.windows, period),
    wanted: Array.from({ length: blockCount(period) }, (_, block) => request.weeksWanted[block] ?? 0),
    weight: request.weight,
    learners: request.learners,
    handOver: request.handOver,
  }));
}

function seatsOf(request: RequestEntry): string[] {
  return Array.from({ length: request.visitors }, (_, index) => postId(request.code, index + 1));
}

function floorsOf(data: PlanningData, requests: RequestEntry[]): WithNotices<PlanInput["floors"]> {
  const all = sortedBy(data.floors, ({ name }) => name).map(({ name, weeks, requestCodes }) => {
    return { name, weeks, posts: requests.filter(({ code }) => requestCodes.includes(code)).flatMap(seatsOf) };
  });
  const empty = all.filter(({ posts }) => posts.length === 0);
  return {
    part: all.filter(({ posts }) => posts.length > 0),
    notices: empty.map(({ name }) => ({ code: "floor-without-request", details: { floor: name } })),
  };
}

/** A team of a single post says nothing that the post does not say itself. */
function teamsOf({ teams }: PlanningData, requests: RequestEntry[]): PlanInput["teams"] {
  return sortedBy(teams, ({ code }) => code)
    .map(({ code, requestCodes }) => {
      return { id: code, posts: requests.filter((request) => requestCodes.includes(request.code)).flatMap(seatsOf) };
    })
    .filter(({ posts }) => posts.length > 1);
}

/** Pinned visits whose person and post are still there. */
function lockedVisits(
  { locked, period }: PlanningData,
  exists: { people: ReadonlySet<string>; posts: ReadonlySet<string> },
): WithNotices<Visit[]> {
  const possible = Map.groupBy(locked, (entry) => {
    const { person, post, start, weeks } = toVisit(entry, period.startsOn);
    return start >= 0 && start + weeks <= period.weeks && exists.people.has(person) && exists.posts.has(post);
  });
  const leftOut = (possible.get(false) ?? []).map(({ professional, request, seat, startsOn }): PlanInputNotice => {
    return {
      code: "pinned-visit-left-out",
      details: { person: professional, request: postId(request, seat), startsOn },
    };
  });
  return {
    part: sortedVisits((possible.get(true) ?? []).map((entry) => toVisit(entry, period.startsOn))),
    notices: leftOut,
  };
}

/** A visit in the words of the planning problem. */
export function toVisit({ professional, request, seat, startsOn, weeks }: VisitEntry, periodStartsOn: string): Visit {
  const start = daysBetween(periodStartsOn, startsOn) / DAYS_PER_WEEK;
  return { person: professional, post: postId(request, seat), start, weeks };
}

function sortedVisits(visits: Visit[]): Visit[] {
  return visits.toSorted(byStartPostPerson);
}

/** Blocks without a budget of their own may use the whole budget. */
function budgetsByBlock({ period }: PlanningData): number[] {
  return Array.from(
    { length: blockCount(period) },
    (_, block) => period.blockBudgetsCents[block] ?? period.budgetCents,
  );
}

/** A rate for every specialty that anyone practises or asks for; 0 where none is kept. */
function ratesOf(data: PlanningData, rate: "stipendPerWeekCents" | "licenceCents"): Record<string, number> {
  const known = new Map(data.visitRates.map((entry) => [entry.specialtyCode, entry[rate]]));
  const asked = data.requests.map(({ specialtyCode }) => specialtyCode);
  const practised = data.professionals.flatMap(({ specialties }) =>
    specialties.map(({ specialtyCode }) => specialtyCode),
  );
  return Object.fromEntries(
    eachOnce([...asked, ...practised]).map((specialty) => [specialty, known.get(specialty) ?? 0]),
  );
}

function countriesOf({ facilities, inductionWeeks, period }: PlanningData): PlanInput["countries"] {
  return eachOnce(facilities.map(({ countryCode }) => countryCode)).map((id) => {
    const arrivals = Array.from({ length: period.weeks }, () => 0);
    for (const { countryCode, startsOn, places } of inductionWeeks) {
      const week = weekOf(startsOn, period);
      if (countryCode === id && week !== null) arrivals[week] = places;
    }
    return { id, arrivals };
  });
}

function missingArrivals({ countries, facilities, posts }: PlanInput): PlanInputNotice[] {
  const asking = new Set(posts.map(({ facility }) => facilities.find(({ id }) => id === facility)?.country));
  return countries
    .filter(({ id, arrivals }) => asking.has(id) && arrivals.every((places) => places === 0))
    .map(({ id }) => ({ code: "country-without-arrivals", details: { country: id } }));
}

function missingRates({ visitRates }: PlanningData, posts: Post[]): PlanInputNotice[] {
  return eachOnce(posts.map(({ specialty }) => specialty))
    .filter((specialty) => !visitRates.some(({ specialtyCode }) => specialtyCode === specialty))
    .map((specialty) => ({ code: "specialty-without-rate", details: { specialty } }));
}

function sortedBy<Item>(items: readonly Item[], idOf: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => compareIds(idOf(one), idOf(other)));
}
