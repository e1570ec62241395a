import { type JsonProblem, jsonPath, type Parsed, problemAt, problemsOf, refused } from "./json-problem.ts";
import { type Known, planInputSchema } from "./plan-input-schema.ts";
import type { PlanInput } from "./plan-input.ts";
import { blockCount, visitKey } from "./visit.ts";

/** Reads a planning problem strictly: every problem in the file is told with its JSON path, what was found and what would be right.
 *  A post without a window, nobody at all, or a budget too small for any visit are no problems: `noticesOf` says them in words.
 *  @param whole what JSON.parse gives
 *  @source docs/model.md#input */
export function parsePlanInput(whole: unknown): Parsed<PlanInput> {
  const parsed = planInputSchema(knownIn(whole)).safeParse(whole);
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error, whole)), ...duplicatesIn(whole)];
  if (parsed.success && problems.length === 0) return { ok: true, value: parsed.data };
  return refused(problems);
}

/** What parts of the file may refer to, as far as it can be read: a mistake in one part must neither hide those in others nor
 *  make others look wrong. */
function knownIn(whole: unknown): Known {
  const weeks = weekCount(field(whole, "weeks"));
  const blockWeeks = weekCount(field(whole, "blockWeeks"));
  return {
    weeks,
    blocks: weeks && blockWeeks && blockCount({ weeks, blockWeeks }),
    ids: {
      country: idsOf(field(whole, "countries")),
      facility: idsOf(field(whole, "facilities")),
      post: idsOf(field(whole, "posts")),
      person: idsOf(field(whole, "people")),
      specialty: specialtiesOf(field(whole, "stipendPerWeek"), field(whole, "licence")),
    },
  };
}

function duplicatesIn(whole: unknown): JsonProblem[] {
  const lists = ["countries", "facilities", "posts", "people", "teams"];
  const inTeamsAndFloors = ["teams", "floors"].flatMap((name) =>
    listAt(field(whole, name)).flatMap((item, index) =>
      repeats(
        whole,
        [name, index, "posts"],
        listAt(field(item, "posts")).map((post) => [post, []]),
      ),
    ),
  );
  const visitsIn = (list: unknown) => listAt(list).map((visit): Keyed => [readableVisitKey(visit), []]);
  return [
    ...lists.flatMap((name) =>
      repeats(
        whole,
        [name],
        listAt(field(whole, name)).map((item) => [field(item, "id"), ["id"]]),
      ),
    ),
    ...inTeamsAndFloors,
    ...repeats(whole, ["locked"], visitsIn(field(whole, "locked"))),
    ...repeats(whole, ["previous", "visits"], visitsIn(field(field(whole, "previous"), "visits"))),
  ];
}

/** What must be different in each entry of a list, and where in the entry it stands. */
type Keyed = [key: unknown, place: PropertyKey[]];

function repeats(whole: unknown, list: PropertyKey[], entries: Keyed[]): JsonProblem[] {
  const firstAt = new Map<string, string>();
  const problems: JsonProblem[] = [];
  for (const [index, [key, place]] of entries.entries()) {
    if (typeof key !== "string") continue;
    const path = [...list, index, ...place];
    const firstPath = firstAt.get(key);
    if (firstPath) problems.push(problemAt(whole, path, { code: "duplicate", details: { firstPath } }));
    else firstAt.set(key, jsonPath(path));
  }
  return problems;
}

function readableVisitKey(visit: unknown): string | null {
  const [person, post] = [field(visit, "person"), field(visit, "post")];
  const [start, weeks] = [field(visit, "start"), field(visit, "weeks")];
  if (typeof person !== "string" || typeof post !== "string") return null;
  if (typeof start !== "number" || typeof weeks !== "number") return null;
  return visitKey({ person, post, start, weeks });
}

/** A number of weeks, or null where it cannot be read. */
function weekCount(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 ? value : null;
}

function idsOf(list: unknown): ReadonlySet<string> | null {
  if (!Array.isArray(list)) return null;
  return new Set(list.map((item) => field(item, "id")).filter((id) => typeof id === "string"));
}

/** The specialties with both a stipend and a licence fee. */
function specialtiesOf(stipends: unknown, licences: unknown): ReadonlySet<string> | null {
  if (!isObject(stipends) || !isObject(licences)) return null;
  return new Set(Object.keys(stipends).filter((name) => Object.hasOwn(licences, name)));
}

function listAt(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function field(value: unknown, key: string): unknown {
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
