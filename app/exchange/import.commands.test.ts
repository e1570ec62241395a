import { beforeEach, describe, expect, test } from "vitest";
import { isRefusal } from "#app/lib/refusal.ts";
import type { Sheet } from "#app/lib/spreadsheet.ts";
import { getProfessionalEntries } from "#app/mapping/professional.queries.server.ts";
import { testDatabase } from "#test/database.ts";
import type { Book } from "./book.ts";
import { getBook, getReference } from "./book.queries.server.ts";
import {
  abandonImport,
  checkAgainstProgramme,
  type ConsentGround,
  keepWorkbook,
  takeImport,
  takeWorkbook,
} from "./import.commands.server.ts";
import { getImport, getImportSheets } from "./import.queries.server.ts";
import { readFiles } from "./read-files.server.ts";
import { SMALL_BOOK } from "./testing/book.ts";
import { hospitals, PEOPLE_HEADINGS, PERSON, people, sheet, stays } from "./testing/sheets.ts";
import { writeWorkbook } from "./write-workbook.server.ts";

const { inProgramme, context, asSuperuser, database, anotherProgramme } = await testDatabase();
const file = { name: "book.xlsx", bytes: new Uint8Array([1]) };

const keep = (sheets: Sheet[]) =>
  inProgramme((transaction) => keepWorkbook(transaction, context, { files: [file], sheets }));
const take = (importId: string) =>
  inProgramme((transaction) => takeImport(transaction, context, { importId, ground: "none" }));
const present = () => inProgramme((transaction) => getBook(transaction));
const importOf = (importId: string) => inProgramme((transaction) => getImport(transaction, importId));
async function auditLines(): Promise<{ act: unknown; after: unknown }[]> {
  const { rows }: { rows: { act: unknown; after: unknown }[] } = await asSuperuser(
    "select act, after from audit_line join audit_link using (programme_id, audit_line_id) order by programme_id, sequence",
  );
  return rows;
}

/** What the audit log says of the work, by act. */
async function audited(work: () => Promise<unknown>): Promise<Map<string, unknown>> {
  const before = (await auditLines()).length;
  await work();
  return new Map((await auditLines()).slice(before).map(({ act, after }) => [String(act), after]));
}

async function bothWorkbooks(book: Book): Promise<Sheet[]> {
  const reference = await inProgramme(getReference);
  const files = await Promise.all(
    (["needs", "professionals"] as const).map(async (key) => ({
      name: `${key}.xlsx`,
      bytes: await writeWorkbook(key, book, reference),
    })),
  );
  return (await readFiles(files)).sheets;
}

beforeEach(async () => {
  await asSuperuser(
    "truncate facility, wave, induction_week, visit_rate, planning_period, professional, request, team, floor, workbook_import cascade",
  );
});

describe("People of whom a list does not say whether they agree to being planned", () => {
  const ground = async (importId: string, said?: ConsentGround) =>
    await inProgramme((transaction) => takeImport(transaction, context, { importId, ground: said }));
  const agreeing = async () => (await asSuperuser("select 1 from consent_state where purpose = 'planning'")).rowCount;
  const kept = () => keep([people(PERSON), stays(["P1", "2027-01-04", "2027-02-04"])]);

  test("are taken only when it is said on which ground, and nothing is kept before", async () => {
    const importId = await kept();
    expect((await importOf(importId))?.summary.withoutConsent).toBe(1);
    expect(await ground(importId)).toMatchObject({ code: "exchange/consent-ground-missing", details: { people: 1 } });
    expect(await ground(importId, { on: "2999-01-01" })).toMatchObject({ code: "exchange/consent-ground-in-future" });
    expect((await present()).professionals).toEqual([]);
  });

  test("are kept and not planned when nothing is recorded, and the record of acts says so", async () => {
    const lines = await audited(async () => ground(await kept(), "none"));
    expect(lines.get("exchange/take-workbook")).toMatchObject({ withoutConsent: 1, ground: "none" });
    expect((await present()).professionals).toHaveLength(1);
    expect(await agreeing()).toBe(0);
  });

  test("agree from the day that is said; what they said before or since is not overwritten", async () => {
    await ground(await kept(), { on: "2026-09-01" });
    expect((await present()).consents).toEqual([{ professional: "P1", on: "2026-09-01", to: ["planning"] }]);
    expect(await agreeing()).toBe(1);
    expect((await importOf(await kept()))?.summary.withoutConsent).toBe(0);
  });

  test("need no ground where the list states the day; purposes without a day are a problem", async () => {
    const stated = (day: string) =>
      keep([
        sheet(
          "Professionals",
          [...PEOPLE_HEADINGS, "Agreed on", "Agreed to"],
          [...PERSON, day, "Statistics; Planning of visits"],
        ),
      ]);
    expect(await ground(await stated("2026-09-01"))).toMatchObject({ taken: true });
    expect((await present()).consents).toEqual([
      { professional: "P1", on: "2026-09-01", to: ["planning", "statistics"] },
    ]);
    const problems = (await importOf(await stated("")))?.problems ?? [];
    expect(problems.map(({ code }) => code)).toEqual(["exchange/consent-without-day"]);
  });
});

describe("Taking a workbook", () => {
  test("puts all of it into the programme, and a second time changes nothing", async () => {
    const importId = await keep(await bothWorkbooks(SMALL_BOOK));
    expect(await present()).toMatchObject({ professionals: [], requests: [] });
    expect((await importOf(importId))?.summary.counts?.professionals).toEqual({ added: 2, changed: 0, unchanged: 0 });

    expect(await take(importId)).toMatchObject({ taken: true });
    expect(await present()).toEqual(SMALL_BOOK);

    const again = await keep(await bothWorkbooks(SMALL_BOOK));
    const counts = (await importOf(again))?.summary.counts;
    for (const count of Object.values(counts ?? {})) expect(count).toMatchObject({ added: 0, changed: 0 });
  });

  test("what the programme holds is written and read back as the same", async () => {
    await take(await keep(await bothWorkbooks(SMALL_BOOK)));
    const exported = await keep(await bothWorkbooks(await present()));
    expect((await importOf(exported))?.summary.counts?.requests).toEqual({ added: 0, changed: 0, unchanged: 2 });
  });

  test("leaves everybody alone who is not in it", async () => {
    await take(await keep(await bothWorkbooks(SMALL_BOOK)));
    await take(await keep([people(PERSON), stays(["P1", "2027-01-04", "2027-02-28"])]));
    const codes = (await inProgramme((transaction) => getProfessionalEntries(transaction))).map(({ code }) => code);
    expect(codes).toEqual(["P001", "P002", "P1"]);
  });

  // ASVS V2.3.3
  test("takes nothing when one row has a fault, and keeps what was found", async () => {
    const importId = await keep([people(PERSON, PERSON.with(0, "P2").with(4, "Fishing"))]);
    expect(await importOf(importId)).toMatchObject({ state: "checked", summary: { counts: null, problemCount: 1 } });
    expect(await take(importId)).toEqual({ taken: false });
    expect((await present()).professionals).toEqual([]);
  });

  test("names what came to be wrong since it was uploaded, and takes nothing", async () => {
    await take(await keep(await bothWorkbooks(SMALL_BOOK)));
    const importId = await keep([stays(["P002", "2027-01-04", "2027-02-28"])]);
    await asSuperuser("delete from professional where code = 'P002'");
    expect(await take(importId)).toEqual({ taken: false });
    expect((await importOf(importId))?.problems).toMatchObject([{ code: "exchange/unknown-name", row: 2 }]);
  });

  test("is refused when the programme changes between the check and the writing, and says what changed", async () => {
    await take(await keep([hospitals()]));
    const wishes = sheet("Professionals", [...PEOPLE_HEADINGS, "Prefers"], [...PERSON, "H1"]);
    const checked = await inProgramme((transaction) => checkAgainstProgramme(transaction, [wishes]));
    if (!checked.isSound) throw new Error("the workbook is sound as long as the hospital is there");
    await asSuperuser("delete from facility where code = 'H1'");
    const taken = await inProgramme((transaction) =>
      takeWorkbook(transaction, context, { checked, importId: null, ground: "none" }),
    );
    expect(taken).toMatchObject({ code: "exchange/not-saved", details: { reason: expect.stringContaining("H1") } });
    expect((await present()).professionals).toEqual([]);
  });

  test("happens once, though it is asked for twice at the same time", async () => {
    const importId = await keep([people(PERSON)]);
    const answers = await Promise.all([take(importId), take(importId)]);
    expect(answers.map((answer) => (isRefusal(answer) ? answer.code : "taken")).toSorted()).toEqual([
      "exchange/import-ended",
      "taken",
    ]);
  });

  test("keeps no copy of people's data afterwards", async () => {
    const importId = await keep([people(PERSON)]);
    expect(await inProgramme((transaction) => getImportSheets(transaction, importId))).toHaveLength(1);
    await take(importId);
    expect(await inProgramme((transaction) => getImportSheets(transaction, importId))).toBeNull();
    expect(await importOf(importId)).toMatchObject({ state: "taken" });
  });

  test("is in the audit log with its counts, and without a name", async () => {
    const lines = await audited(async () => await take(await keep([people(PERSON)])));
    expect([...lines.keys()]).toEqual([
      "exchange/check-workbook",
      "mapping/save-professionals",
      "exchange/take-workbook",
    ]);
    expect(lines.get("exchange/take-workbook")).toMatchObject({
      professionals: { added: 1, changed: 0, unchanged: 0 },
    });
    expect(JSON.stringify([...lines].filter(([act]) => act.startsWith("exchange/")))).not.toContain("Moeti");
  });

  test("by somebody of another programme is refused as if there were no such import", async () => {
    const importId = await keep([people(PERSON)]);
    const other = await anotherProgramme("rwanda");
    const { inProgramme: inOther } = await import("#app/lib/database.server.ts");
    const answer = await inOther(database, other, (transaction) => takeImport(transaction, other, { importId }));
    expect(answer).toMatchObject({ code: "exchange/no-such-import" });
  });
});

describe("Putting a workbook away", () => {
  // ASVS V2.3.1
  test("takes nothing, deletes what it held, and cannot be taken back", async () => {
    const importId = await keep([people(PERSON)]);
    const lines = await audited(() => inProgramme((transaction) => abandonImport(transaction, context, importId)));
    expect([...lines.keys()]).toEqual(["exchange/abandon-import"]);
    expect(await importOf(importId)).toMatchObject({ state: "abandoned" });
    expect(await take(importId)).toMatchObject({ code: "exchange/import-ended" });
  });
});
