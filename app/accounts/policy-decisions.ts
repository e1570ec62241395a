import { PAGES } from "./policy-pages.ts";
import { POLICY, type Act, type Actor, type Line, type Resource, type Role, type Rows } from "./policy.ts";
import { RESOURCES } from "./policy-resources.ts";

/** What an actor may do with a table: with which rows (none named: all of the programme), and which of its columns. */
export type Allowance = { rows: Rows | null; columns: readonly string[] };

/** Whether an actor may do something with at least some rows of a resource.
 *  @source docs/decisions/0041-one-policy-enforced-by-the-database.md */
export function may(actor: Actor, act: Act, resource: Resource): boolean {
  return linesFor(actor, act, resource).length > 0;
}

/** What an actor may do with the rows of one table, a rule for each kind of row; none when it is closed to them. */
export function allowancesOf(actor: Actor, act: Act, place: { resource: Resource; table: string }): Allowance[] {
  const fields: Readonly<Record<string, readonly string[]>> = tablesOf(place.resource)[place.table] ?? {};
  return linesFor(actor, act, place.resource).flatMap((line) => {
    const columns = Object.entries(fields).flatMap(([field, names]) => (tells(line, field) ? names : []));
    return columns.length === 0 ? [] : [{ rows: line.rows ?? null, columns }];
  });
}

/** The kinds of columns of a resource that an actor is told, for example the names of professionals. */
export function fieldsSeen(actor: Actor, resource: Resource): ReadonlySet<string> {
  const fields = Object.values(tablesOf(resource)).flatMap((table) => Object.keys(table));
  const lines = linesFor(actor, "read", resource);
  return new Set(fields.filter((field) => lines.some((line) => tells(line, field))));
}

/** What an actor may do with a resource, line by line: with which rows (null: all), and which fields (null: all). */
export type Summary = { rows: Rows | null; fields: readonly string[] | null };

/** The policy for one actor, act and resource, to be read by people. */
export function summaryOf(actor: Actor, act: Act, resource: Resource): Summary[] {
  return linesFor(actor, act, resource).map(({ rows = null, fields = null }) => ({ rows, fields }));
}

/** Whether a page may be opened, or its form sent, by a member with a role.
 *  @param pattern the address as app/routes.ts has it
 *  @returns false for a page that the policy does not know */
export function mayOpen(role: Role, pattern: string, method: string): boolean {
  const demand = PAGES[pattern];
  if (demand === undefined) return false;
  if (typeof demand === "string") return true;
  if (demand.only !== undefined && demand.only !== role) return false;
  if (!demand.reads.every((resource) => may(role, "read", resource))) return false;
  if (method === "GET" || method === "HEAD") return true;
  return demand.does !== undefined && may(role, ...demand.does);
}

/** Whether a page is open to people who have not signed in. */
export function isOpenToAnyone(pattern: string): boolean {
  return PAGES[pattern] === "anyone";
}

/** The tables of a resource, with their columns by the word for what they tell. */
export function tablesOf(resource: Resource): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  return RESOURCES[resource];
}

/** The lines of the policy under which an actor may do something with a resource. */
function linesFor(actor: Actor, act: Act, resource: Resource): readonly Pick<Line, "rows" | "fields">[] {
  if (actor === "system") return isOfThePast(resource, act) ? [] : [{}];
  return POLICY[resource].filter((line) => line.who.includes(actor) && line.may.includes(act));
}

function isOfThePast(resource: Resource, act: Act): boolean {
  // Only the database itself writes these.
  if (resource === "chain" || resource === "consent-state") return act !== "read";
  const isKept = resource === "audit" || resource === "consent" || resource === "consent-text";
  return isKept && (act === "change" || act === "remove");
}

function tells(line: Pick<Line, "fields">, field: string): boolean {
  return line.fields === undefined || line.fields.includes(field);
}
