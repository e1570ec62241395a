import type { Transaction } from "#app/lib/database.server.ts";
import { DAYS_PER_WEEK, daysBetween } from "#app/lib/dates.ts";
import { listProfessionalNames } from "#app/mapping/professional.queries.server.ts";
import { postId } from "#app/needs/request.ts";
import { listPlacements } from "#app/placements/placement.queries.server.ts";
import { listFacilities } from "#app/programme/facility.queries.server.ts";
import { listSpecialties } from "#app/programme/reference.queries.server.ts";
import { listWaves } from "#app/programme/wave.queries.server.ts";
import type { PlanRecord, PlanVisit } from "../plan.queries.server.ts";
import type { PlanInput } from "../model/plan-input.ts";
import type { Naming } from "../naming-words.ts";
import type { BoardData, BoardNames, PlannedVisit, Wave } from "./board-data.ts";
import { boardNaming } from "./board-naming.ts";

/** Above this many people a page names only those in the plan; others are asked for by code. */
const MOST_PEOPLE_NAMED = 500;

/** A plan as the board needs it, with everyone who could have been in it.
 *  @returns names.people holds all people of the problem up to MOST_PEOPLE_NAMED, above that only those in the plan */
export async function getBoardData(transaction: Transaction, plan: PlanRecord): Promise<BoardData> {
  const { input } = plan;
  const few = namesEveryone(input);
  const codes = (few ? input.people : []).filter(({ agrees }) => agrees !== false).map(({ id }) => id);
  const people = few ? await listProfessionalNames(transaction, codes) : [];
  const proposed = await listPlacements(transaction, { state: "proposed" });
  const agreed = new Set(
    proposed.map((placement) =>
      keyOf({ ...placement, professional: placement.professionalCode, request: placement.requestCode }),
    ),
  );
  return {
    input,
    visits: plan.visits.map((visit) => toPlannedVisit(visit, input.startsOn, agreed)),
    names: {
      people: namesOf([
        ...people.map(({ code, name }) => ({ code, name })),
        ...plan.visits.map((visit) => ({ code: visit.professional, name: visit.professionalName })),
      ]),
      ...(await getPlaceNames(transaction, input)),
    },
    waves: (await listWaves(transaction)).flatMap((wave) => toWave(wave, input) ?? []),
  };
}

/** Whether there are few enough people in a planning problem to name them all on a page. */
export function namesEveryone({ people }: Pick<PlanInput, "people">): boolean {
  return people.length <= MOST_PEOPLE_NAMED;
}

/** What people call the hospitals of the programme and the specialties of a planning problem. */
async function getPlaceNames(transaction: Transaction, input: PlanInput): Promise<Omit<BoardNames, "people">> {
  const used = new Set(input.posts.map(({ specialty }) => specialty));
  return {
    facilities: namesOf(await listFacilities(transaction)),
    specialties: namesOf((await listSpecialties(transaction)).filter(({ code }) => used.has(code))),
  };
}

/** How sentences about a planning problem call things when there is no plan of it.
 *  @param codes the people whom the sentences name */
export async function getNaming(transaction: Transaction, input: PlanInput, codes: string[]): Promise<Naming> {
  const people = namesOf(await listProfessionalNames(transaction, codes));
  return boardNaming({ input, names: { people, ...(await getPlaceNames(transaction, input)) } });
}

/** What the browser needs of it: of the people only those in the plan, because nobody else is moved there.
 *  @param edited those whom undoing or doing again may bring back */
export function forBrowser(
  { input, names, visits, waves }: BoardData,
  edited: readonly { code: string; name: string }[],
): BoardData {
  const needed = new Set([...visits.map(({ person }) => person), ...edited.map(({ code }) => code)]);
  const people = Object.entries(names.people).filter(([code]) => needed.has(code));
  return {
    input: { ...input, people: input.people.filter(({ id }) => needed.has(id)) },
    names: { ...names, people: { ...Object.fromEntries(people), ...namesOf(edited) } },
    visits,
    waves,
  };
}

function toPlannedVisit(visit: PlanVisit, startsOn: string, agreed: ReadonlySet<string>): PlannedVisit {
  return {
    id: visit.visitId,
    person: visit.professional,
    post: postId(visit.request, visit.seat),
    start: daysBetween(startsOn, visit.startsOn) / DAYS_PER_WEEK,
    weeks: visit.weeks,
    pinned: visit.pinned,
    agreed: agreed.has(keyOf(visit)),
  };
}

type VisitByCodes = Pick<PlanVisit, "professional" | "request" | "seat" | "startsOn" | "weeks">;

function keyOf({ professional, request, seat, startsOn, weeks }: VisitByCodes): string {
  return JSON.stringify([professional, request, seat, startsOn, weeks]);
}

/** A wave in weeks of the programme; null when it lies outside it. */
function toWave(
  wave: { name: string; firstOn: string; lastOn: string },
  period: { startsOn: string; weeks: number },
): Wave | null {
  const first = Math.floor(daysBetween(period.startsOn, wave.firstOn) / DAYS_PER_WEEK);
  const last = Math.floor(daysBetween(period.startsOn, wave.lastOn) / DAYS_PER_WEEK);
  return last < 0 || first >= period.weeks ? null : { name: wave.name, first, last };
}

function namesOf(items: readonly { code: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(items.map(({ code, name }) => [code, name]));
}

/** People who could have been in the plan and are not, by name; none where there are too many to name. */
export function peopleNotInPlan({ input, names, visits }: BoardData): { value: string; label: string }[] {
  const present = new Set(visits.map(({ person }) => person));
  return input.people
    .filter(({ id, agrees }) => agrees !== false && !present.has(id) && names.people[id] !== undefined)
    .map(({ id }) => ({ value: id, label: `${names.people[id]} (${id})` }))
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}
