import { expect, test } from "vitest";
import { getBook } from "#app/exchange/book.queries.server.ts";
import type { Book } from "#app/exchange/book.ts";
import { inProgramme } from "#app/lib/database.server.ts";
import { buildPlanInput } from "#app/planning/plan-input-from-programme.ts";
import { parsePlanInput } from "#app/planning/model/parse-plan-input.ts";
import { getPlanningData } from "#app/planning/programme-data.queries.server.ts";
import { getPeriodByName } from "#app/programme/period.queries.server.ts";
import { testDatabase } from "#test/database.ts";
import { lesothoBook } from "./lesotho.ts";
import { loadDemonstration } from "./load.ts";
import { rwandaBook } from "./rwanda.ts";

const { database, asSuperuser } = await testDatabase();
// The programme that every test database has uses the word of the demonstration.
await asSuperuser("update programme set code = 'own'");
const programmes = await loadDemonstration(database);

const BOOKS: Record<string, () => Book> = { lesotho: lesothoBook, rwanda: rwandaBook };

test.each(programmes)("the workbooks of $code say what the generator invented", async ({ programmeId, code }) => {
  const context = { programmeId, accountId: null, requestId: "test" };
  const kept = await inProgramme(database, context, (transaction) => getBook(transaction));
  expect(ordered(kept)).toEqual(ordered(BOOKS[code]?.() ?? kept));
});

test.each(programmes)("the problem of $code is one that the planner takes, with somebody for every request", async ({ programmeId }) => {
  const context = { programmeId, accountId: null, requestId: "test" };
  const input = await inProgramme(database, context, async (transaction) => {
    const period = await getPeriodByName(transaction);
    const data = await getPlanningData(transaction, { periodId: period?.periodId ?? "", basedOnPlanId: null });
    return data && buildPlanInput(data).input;
  });
  expect(parsePlanInput(input)).toMatchObject({ ok: true });
  const fits = (specialty: string, level: number) => input?.people.some(({ specialties }) => (specialties[specialty] ?? 0) >= level);
  expect(input?.posts.filter(({ specialty, level }) => !fits(specialty, level)).map(({ id }) => id)).toEqual([]);
});

test("everybody in the demonstration is marked as invented, by code and by sign, and so is every need", async () => {
  const { rows } = await asSuperuser(`
    select count(*)::int as people, count(*) filter (where invented and code like 'INV-%')::int as marked from professional`);
  expect(rows).toEqual([{ people: 360, marked: 360 }]);
  expect((await asSuperuser("select 1 from request where not invented")).rowCount).toBe(0);
});

test("hospitals keep the coordinates of their source, and those that are unsure stay so", async () => {
  const { rows } = await asSuperuser(`
    select coordinate_status as status, count(*)::int as hospitals from facility where country_code = 'LS' group by 1 order by 1`);
  expect(rows).toEqual([
    { status: "confirmed_osm", hospitals: 9 },
    { status: "missing", hospitals: 4 },
    { status: "near_osm_object", hospitals: 1 },
    { status: "suspect", hospitals: 3 },
    { status: "unconfirmed", hospitals: 4 },
  ]);
});

test("a second start finds the programmes and changes nothing", async () => {
  await asSuperuser("update professional set name = 'Somebody Else' where code = 'INV-LS-001'");
  expect(await loadDemonstration(database)).toEqual(programmes);
  const { rows } = await asSuperuser("select name from professional where code = 'INV-LS-001'");
  expect(rows).toEqual([{ name: "Somebody Else" }]);
});

/** Lists in the order of their keys: a book has no order of its own. */
function ordered(book: Book): Book {
  const sorted = Object.entries(book).map(([key, value]) => [key, Array.isArray(value) ? value.toSorted(byText) : value]);
  return Object.fromEntries(sorted) as Book;
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
